package grade

import (
	"errors"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cleanText makes words from a hand-in fit to be printed and stored: valid
// UTF-8, without what moves a cursor or turns the direction of writing. Lines
// and tabs stay.
func cleanText(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || harmless(r) {
			return r
		}
		return '�'
	}, strings.ToValidUTF8(s, "�"))
}

// cleanName does the same for a name, which is one line.
func cleanName(s string) string {
	return strings.Map(func(r rune) rune {
		if harmless(r) {
			return r
		}
		return '_'
	}, strings.ToValidUTF8(s, "_"))
}

// cleanNote does the same for a sentence with names in it, of which the middle
// goes where somebody has made them longer than a screen.
func cleanNote(s string) string {
	const most, end = 400, 100
	s = cleanName(s)
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most-end], "") + " … " + strings.ToValidUTF8(s[len(s)-end:], "")
	}
	return s
}

// harmless reports whether r only takes its place in a line.
func harmless(r rune) bool {
	return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co)
}

// reason is what went wrong, without the path of this machine.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

const longestName = 200 // bytes; file systems take 255, and an ending follows

// shortened cuts a name to what file systems take.
func shortened(name string) string {
	if len(name) <= longestName {
		return name
	}
	end := longestName
	for !utf8.RuneStart(name[end]) {
		end--
	}
	return name[:end]
}

// alike is the same for names that some file system does not tell apart: by
// case, or by the two ways to write a letter with an accent. It may be the same
// for others, too.
func alike(name string) string {
	var key []rune
	for _, r := range strings.ToLower(name) {
		switch {
		case r < utf8.RuneSelf:
			key = append(key, r)
		case unicode.Is(unicode.Mn, r) && len(key) > 0:
			key = key[:len(key)-1] // the letter that it stands on
		}
	}
	return string(key)
}
