package wire

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Unmarshal reads JSON into what v points to. Fields that v does not have are
// skipped.
func Unmarshal(text string, v any) error {
	r := &reader{text: text}
	parsed, err := r.value(0)
	if err != nil {
		return fmt.Errorf("wire: at byte %d: %w", r.at, err)
	}
	if r.space(); r.at < len(text) {
		return fmt.Errorf("wire: at byte %d: more than one value", r.at)
	}
	return assign(reflect.ValueOf(v).Elem(), parsed, "the value")
}

type reader struct {
	text string
	at   int
}

var words = []struct {
	word  string
	value any
}{{"null", nil}, {"true", true}, {"false", false}}

var errEnd = errors.New("the text ends too early")

func (r *reader) space() {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
}

// value reads any value as nil, bool, float64, string, []any or map[string]any.
func (r *reader) value(depth int) (any, error) {
	r.space()
	if r.at >= len(r.text) {
		return nil, errEnd
	}
	if depth > 20 {
		return nil, errors.New("too deeply nested")
	}
	for _, known := range words {
		if strings.HasPrefix(r.text[r.at:], known.word) {
			r.at += len(known.word)
			return known.value, nil
		}
	}
	switch r.text[r.at] {
	case '"':
		return r.quoted()
	case '[':
		list := []any{}
		err := r.items(']', func() error {
			v, err := r.value(depth + 1)
			list = append(list, v)
			return err
		})
		return list, err
	case '{':
		object := map[string]any{}
		err := r.items('}', func() error { return r.member(object, depth) })
		return object, err
	}
	end := r.at
	for end < len(r.text) && strings.IndexByte("+-.eE0123456789", r.text[end]) >= 0 {
		end++
	}
	f, err := strconv.ParseFloat(r.text[r.at:end], 64)
	if err != nil {
		return nil, fmt.Errorf("%.12q is no value", r.text[r.at:])
	}
	r.at = end
	return f, nil
}

func (r *reader) member(object map[string]any, depth int) error {
	if r.space(); r.at >= len(r.text) || r.text[r.at] != '"' {
		return errors.New("a name in quotes is missing")
	}
	name, err := r.quoted()
	if err != nil {
		return err
	}
	if r.space(); r.at >= len(r.text) || r.text[r.at] != ':' {
		return errors.New("a colon is missing")
	}
	r.at++
	object[name], err = r.value(depth + 1)
	return err
}

// items reads what stands between brackets, separated by commas.
func (r *reader) items(closing byte, item func() error) error {
	r.at++
	for first := true; ; first = false {
		r.space()
		switch {
		case r.at >= len(r.text):
			return errEnd
		case r.text[r.at] == closing && first:
			r.at++
			return nil
		}
		if err := item(); err != nil {
			return err
		}
		r.space()
		if r.at >= len(r.text) {
			return errEnd
		}
		r.at++
		switch r.text[r.at-1] {
		case closing:
			return nil
		case ',':
		default:
			return fmt.Errorf("%q instead of a comma", r.text[r.at-1])
		}
	}
}

// quoted reads a text. Names of methods, choices and settings need no escapes,
// and what reads escapes would be a good part of the module.
func (r *reader) quoted() (string, error) {
	length := strings.IndexAny(r.text[r.at+1:], "\"\\")
	if length < 0 {
		return "", errEnd
	}
	start, end := r.at+1, r.at+1+length
	if r.text[end] == '\\' {
		return "", errors.New("a text with a backslash is not read")
	}
	r.at = end + 1
	return r.text[start:end], nil
}
