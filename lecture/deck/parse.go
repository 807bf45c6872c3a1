package deck

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nnlecture/lecture/markup"
)

var (
	headingLine = regexp.MustCompile(`^# (.+?)\s+\{#([a-z0-9-]+)((?:\s+\.[a-z-]+)*)\}\s*$`)
	codeLine    = regexp.MustCompile(`^\{\{\s*([a-z]+)\s*([^{}]*?)\s*\}\}\s*$`)
	noteLine    = regexp.MustCompile(`^Note:\s*(?:([0-9.]+) min)?\s*$`)
	almostNote  = regexp.MustCompile(`(?i)^notes?\b.*\bmin`)
	inlineCode  = regexp.MustCompile(`\{\{\s*([a-z]+)\s+([^{}]*?)\s*\}\}`)
)

// Load reads all sections under root/lecture/slides in the order of their names.
func Load(root string) ([]*Section, error) {
	paths, err := filepath.Glob(filepath.Join(root, "lecture", "slides", "[0-9]*.md"))
	if err != nil {
		return nil, err
	}
	var sections []*Section
	var problems error
	seen := map[string]markup.Pos{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		section, err := Parse("lecture/slides/"+filepath.Base(path), string(text))
		problems = errors.Join(problems, err)
		if err != nil {
			continue
		}
		for _, s := range section.Slides {
			if at, ok := seen[s.ID]; ok {
				problems = errors.Join(problems, s.At.Errorf("slide id %q is taken by %s", s.ID, at))
			}
			seen[s.ID] = s.At
		}
		sections = append(sections, section)
	}
	return sections, problems
}

// Parse reads the text of one section.
func Parse(file, text string) (*Section, error) {
	section := &Section{File: file, Name: strings.TrimSuffix(filepath.Base(file), ".md")}
	lines := strings.Split(text, "\n")
	code, start := fenced(lines), -1
	var problems error
	finish := func(end int) {
		if start >= 0 {
			slide, err := parseSlide(section, lines[start:end], markup.Pos{File: file, Line: start + 1})
			problems = errors.Join(problems, err)
			section.Slides = append(section.Slides, slide)
		}
	}
	for i, line := range lines {
		if strings.HasPrefix(line, "# ") && !code[i] {
			finish(i)
			start = i
		}
	}
	finish(len(lines))
	if problems != nil {
		return nil, problems
	}
	if len(section.Slides) == 0 {
		return nil, fmt.Errorf("%s: no slide; each starts with a line like # Title {#id}", file)
	}
	section.Title = section.Slides[0].Title
	return section, nil
}

// fenced tells of each line whether it belongs to a block of code, which is shown
// as it is.
func fenced(lines []string) []bool {
	code, inside := make([]bool, len(lines)), false
	for i, line := range lines {
		fence := strings.HasPrefix(line, "```")
		code[i] = inside || fence
		inside = inside != fence
	}
	return code
}

func parseSlide(section *Section, lines []string, at markup.Pos) (*Slide, error) {
	head := headingLine.FindStringSubmatch(lines[0])
	if head == nil {
		return nil, at.Errorf("a slide starts with # Title {#id} or # Title {#id .class}, got %q", lines[0])
	}
	slide := &Slide{Title: head[1], ID: head[2], Class: strings.TrimSpace(strings.ReplaceAll(head[3], ".", "")), At: at, Section: section}
	end := len(lines)
	for _, class := range strings.Fields(slide.Class) {
		if !slices.Contains(classes, class) {
			return slide, at.Errorf("there is no layout .%s, only .%s", class, strings.Join(classes, ", ."))
		}
	}
	code := fenced(lines)
	for i, line := range lines {
		if code[i] {
			continue
		}
		if m := noteLine.FindStringSubmatch(line); m != nil {
			end = i
			slide.Minutes, _ = strconv.ParseFloat(m[1], 64)
			slide.notes = chunk{strings.Join(lines[i+1:], "\n"), at.Down(i + 1)}
			break
		}
		if almostNote.MatchString(line) {
			return slide, at.Down(i).Errorf("what the speaker says starts with a line like Note: 2 min, got %q", line)
		}
	}
	slide.collectUses(lines, code, at)
	p := &blockParser{lines: lines[:end], code: code, at: at, next: 1}
	body, closing, err := p.blocks()
	if err == nil && closing != "" {
		err = at.Down(p.next-1).Errorf("{{%s}} without a short code that it belongs to", closing)
	}
	slide.body = body
	return slide, err
}

// collectUses notes every short code of the slide, its notes included.
func (s *Slide) collectUses(lines []string, code []bool, at markup.Pos) {
	for i, line := range lines {
		if code[i] {
			continue
		}
		for _, m := range inlineCode.FindAllStringSubmatch(line, -1) {
			name, _, _ := strings.Cut(m[2], " ")
			s.Uses = append(s.Uses, Use{m[1], name, at.Down(i)})
		}
	}
}

// blockParser cuts a slide's lines into blocks.
type blockParser struct {
	lines []string
	code  []bool // of each line, whether it belongs to a block of code
	at    markup.Pos
	next  int
}

// blocks reads until the end, {{next}} or {{end}}, and says which of these it was.
func (p *blockParser) blocks() ([]block, string, error) {
	var out []block
	from := p.next
	flush := func(to int) {
		if text := strings.Join(p.lines[from:to], "\n"); strings.TrimSpace(text) != "" {
			out = append(out, chunk{text, p.at.Down(from)})
		}
	}
	for p.next < len(p.lines) {
		here, line := p.next, p.lines[p.next]
		p.next++
		if p.code[here] {
			continue
		}
		if strings.HasPrefix(line, "$$") {
			flush(here)
			formula, err := p.display(here)
			if err != nil {
				return nil, "", err
			}
			out = append(out, formula)
			from = p.next
			continue
		}
		m := codeLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		flush(here)
		if m[1] == "next" || m[1] == "end" {
			return out, m[1], nil
		}
		d := &directive{name: m[1], args: m[2], at: p.at.Down(here)}
		if err := p.inside(d); err != nil {
			return nil, "", err
		}
		out = append(out, d)
		from = p.next
	}
	flush(len(p.lines))
	return out, "", nil
}

// inside reads the parts of a container up to its {{end}}.
func (p *blockParser) inside(d *directive) error {
	for closing := "next"; containers[d.name] && closing == "next"; {
		var part []block
		var err error
		if part, closing, err = p.blocks(); err != nil {
			return err
		}
		if closing == "" {
			return d.at.Errorf("{{%s}} has no {{end}}", d.name)
		}
		d.parts = append(d.parts, part)
	}
	return nil
}

// display reads a formula that starts with $$ on a line of its own.
func (p *blockParser) display(start int) (display, error) {
	text := strings.TrimPrefix(p.lines[start], "$$")
	for {
		if tex, _, ok := strings.Cut(text, "$$"); ok {
			return display{strings.TrimSpace(tex), p.at.Down(start)}, nil
		}
		if p.next >= len(p.lines) {
			return display{}, p.at.Down(start).Errorf("$$ without a closing $$")
		}
		text += "\n" + p.lines[p.next]
		p.next++
	}
}
