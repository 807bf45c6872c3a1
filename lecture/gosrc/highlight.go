package gosrc

import (
	"go/scanner"
	"go/token"
	"html"
	"strings"
)

var predeclared = map[string]bool{
	"bool": true, "byte": true, "error": true, "float32": true, "float64": true, "int": true, "int64": true,
	"rune": true, "string": true, "uint": true, "uint8": true, "uint64": true, "any": true,
	"append": true, "cap": true, "clear": true, "copy": true, "len": true, "make": true, "max": true, "min": true,
	"new": true, "panic": true, "print": true, "println": true, "recover": true, "delete": true,
	"true": true, "false": true, "nil": true, "iota": true,
}

// Highlight returns Go code as HTML, with a span for each comment, keyword,
// literal and predeclared name. Code that is not quite Go, such as a notebook
// cell with its %% lines, loses colour but no text.
func Highlight(code string) string {
	var out strings.Builder
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(code))
	var s scanner.Scanner
	s.Init(file, []byte(code), func(token.Position, string) {}, scanner.ScanComments)
	done := 0
	for {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			break
		}
		start := file.Offset(pos)
		class := classOf(tok, lit)
		if class == "" || start < done {
			continue
		}
		end := min(start+len(lit), len(code))
		out.WriteString(html.EscapeString(code[done:start]))
		writeSpan(&out, class, code[start:end])
		done = end
	}
	out.WriteString(html.EscapeString(code[done:]))
	return out.String()
}

// writeSpan closes and opens the span at line ends, so that a page may cut the
// result into lines.
func writeSpan(out *strings.Builder, class, text string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		out.WriteString(`<span class="` + class + `">` + html.EscapeString(line) + `</span>`)
	}
}

func classOf(tok token.Token, lit string) string {
	switch {
	case tok == token.COMMENT:
		return "c"
	case tok.IsKeyword():
		return "k"
	case tok == token.STRING || tok == token.CHAR:
		return "s"
	case tok == token.INT || tok == token.FLOAT || tok == token.IMAG:
		return "m"
	case tok == token.IDENT && predeclared[lit]:
		return "b"
	}
	return ""
}
