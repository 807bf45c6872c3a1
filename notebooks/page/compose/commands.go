package compose

import (
	"fmt"
	"slices"
	"strings"
)

// cell is one cell on its way to a program.
type cell struct {
	session *Session
	number  int
	lines   []string
	plan    *Plan
	test    bool
	command map[int]bool // lines that are commands, counted from 0
}

// opensMain reports whether a line opens the body of main.
func opensMain(line string) bool {
	return strings.HasPrefix(line, "%main") || line == "%%" || strings.HasPrefix(line, "%% ") || strings.HasPrefix(line, "%%\t")
}

// plain is the line without the prefix that hides commands from Go's tools.
func plain(line string) string { return strings.TrimPrefix(line, "//gonb:") }

// obey finds the lines that are commands and does what they say, from top to bottom.
func (c *cell) obey() error {
	c.command = map[int]bool{}
	c.session.args = nil
	if word := strings.Fields(plain(c.lines[0]) + " ."); slices.Contains([]string{"%%writefile", "%%script", "%%bash", "%%sh", "%%gx"}, word[0]) {
		return fmt.Errorf("%s needs a shell, and a page has none: only Go runs here", word[0])
	}
	for i := 0; i < len(c.lines); i++ {
		line := plain(c.lines[i])
		if len(line) < 2 || line[0] != '%' && line[0] != '!' {
			continue
		}
		c.command[i] = true
		for strings.HasSuffix(line, `\`) && i+1 < len(c.lines) {
			i++
			c.command[i] = true
			line = strings.TrimSuffix(line, `\`) + " " + plain(c.lines[i])
		}
		rest := strings.TrimLeft(line[1:], " \t")
		if rest == "" {
			continue
		}
		if line[0] == '!' {
			c.plan.Shell = append(c.plan.Shell, rest)
		} else if err := c.do(words(rest)); err != nil {
			return err
		}
	}
	return nil
}

// do is one command, cut into words.
func (c *cell) do(word []string) error {
	s := c.session
	switch name, args := word[0], word[1:]; name {
	case "%", "main", "args":
		s.args = args
	case "exec":
		if len(args) == 0 {
			return fmt.Errorf("%%exec wants the name of a function to call")
		}
		s.args = args[1:]
	case "test":
		s.args, c.test = args, true
	case "env":
		return c.setEnvironment(args)
	case "reset":
		s.declarations = nil
	case "ls", "list":
		c.say("%s", s.list())
	case "rm", "remove":
		for _, key := range args {
			c.remove(key)
		}
	case "autoget", "noautoget", "version", "help", "goflags", "widgets", "track", "untrack", "goworkfix":
		c.say("%%%s has no effect in a page.\n", name)
	case "cd", "capture", "with_inputs", "with_password", "wasm":
		return fmt.Errorf("%%%s needs what a page has not: folders, a keyboard for programs, or a server", name)
	default:
		return fmt.Errorf("there is no command %%%s; a page knows %%%%, %%main, %%exec, %%args, %%test, %%env, %%list, %%rm and %%reset", name)
	}
	return nil
}

func (c *cell) say(format string, args ...any) { c.plan.Said += fmt.Sprintf(format, args...) }

func (c *cell) setEnvironment(args []string) error {
	if len(args) == 1 {
		if name, value, ok := strings.Cut(args[0], "="); ok && name != "" {
			args = []string{name, value}
		}
	}
	if len(args) != 2 {
		return fmt.Errorf("%%env wants a name and a value, as in %%env NAME value, got %d words", len(args))
	}
	c.session.Environment[args[0]] = args[1]
	c.say("Set: %s=%q\n", args[0], args[1])
	return nil
}

// remove forgets one declaration by the name that %list shows.
func (c *cell) remove(key string) {
	before := len(c.session.declarations)
	c.session.declarations = replace(c.session.declarations, map[string]bool{key: true}, nil)
	if len(c.session.declarations) == before && !c.blanked(key) {
		c.say("%s is not declared: %%list shows what is.\n", key)
		return
	}
	c.say("Removed %s.\n", key)
}

// blanked reports whether a name was taken out of a declaration that stays.
func (c *cell) blanked(key string) bool {
	return slices.ContainsFunc(c.session.declarations, func(d *declaration) bool { return d.gone[key] })
}

// words cuts a command at spaces. Quotes hold words together, and a backslash
// inside them stands for a line break, a tab or the character after it.
func words(line string) []string {
	var all []string
	var word strings.Builder
	started, quoted := false, false
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case c == '"':
			quoted, started = !quoted, true
			continue
		case !quoted && (c == ' ' || c == '\t'):
			if started {
				all = append(all, word.String())
			}
			word.Reset()
			started = false
			continue
		case quoted && c == '\\' && i+1 < len(line):
			i++
			c = line[i]
			if at := strings.IndexByte("nt", c); at >= 0 {
				c = "\n\t"[at]
			}
		}
		word.WriteByte(c)
		started = true
	}
	if started {
		all = append(all, word.String())
	}
	return all
}
