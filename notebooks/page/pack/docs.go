package pack

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/doc"
	"go/format"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"

	"nnlecture/notebooks/page/compose"
)

// docs adds what go doc says about the packages that cells may import.
func (b *builder) docs() error {
	all := compose.Docs{}
	for i, p := range b.index.Packages {
		if p.Exports == nil {
			continue
		}
		var err error
		if all[p.Path], err = documentation(b.listed[i]); err != nil {
			return err
		}
	}
	text, err := json.Marshal(all)
	if err != nil {
		return err
	}
	b.index.Docs, err = b.store("docs", text)
	return err
}

// documentation is what go doc prints about each name of a package, and about
// the package itself under the empty name.
func documentation(p *listed) (map[string]string, error) {
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range p.GoFiles {
		tree, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		files = append(files, tree)
	}
	about, err := doc.NewFromFiles(set, files, p.ImportPath)
	if err != nil {
		return nil, err
	}
	w := &docWriter{set: set, about: about, texts: map[string]string{}}
	w.values(about.Consts)
	w.values(about.Vars)
	w.functions("", about.Funcs)
	for _, t := range about.Types {
		w.texts[t.Name] = w.entry(t.Doc, t.Decl) + w.members(t)
		w.values(t.Consts)
		w.values(t.Vars)
		w.functions("", t.Funcs)
		w.functions(t.Name+".", t.Methods)
	}
	w.texts[""] = w.overview()
	return w.texts, nil
}

// docWriter writes the texts of one package.
type docWriter struct {
	set   *token.FileSet
	about *doc.Package
	texts map[string]string
}

func (w *docWriter) values(all []*doc.Value) {
	for _, v := range all {
		for _, name := range v.Names {
			w.texts[name] = w.entry(v.Doc, v.Decl)
		}
	}
}

func (w *docWriter) functions(before string, all []*doc.Func) {
	for _, f := range all {
		w.texts[before+f.Name] = w.entry(f.Doc, f.Decl)
	}
}

// entry is a declaration with its comment indented below it.
func (w *docWriter) entry(comment string, node ast.Node) string {
	text := w.code(node) + "\n"
	if comment != "" {
		text += w.comment(comment, "    ")
	}
	return text + "\n"
}

func (w *docWriter) comment(text, indent string) string {
	printer := w.about.Printer()
	printer.TextPrefix, printer.TextCodePrefix = indent, indent+"    "
	return string(printer.Text(w.about.Parser().Parse(text)))
}

// code is a declaration as gofmt has it, without body and comment.
func (w *docWriter) code(node ast.Node) string {
	switch d := node.(type) {
	case *ast.FuncDecl:
		bare := *d
		bare.Doc, bare.Body = nil, nil
		node = &bare
	case *ast.GenDecl:
		bare := *d
		bare.Doc = nil
		node = &bare
	}
	var out bytes.Buffer
	if err := format.Node(&out, w.set, node); err != nil {
		return err.Error()
	}
	return out.String()
}

// members lists what makes a type and what it can do, a line each.
func (w *docWriter) members(t *doc.Type) string {
	var lines []string
	for _, f := range append(append([]*doc.Func{}, t.Funcs...), t.Methods...) {
		lines = append(lines, w.line(f))
	}
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n\n"
}

func (w *docWriter) line(f *doc.Func) string {
	return strings.Join(strings.Fields(w.code(f.Decl)), " ")
}

// overview is the package's comment and a line for each of its names.
func (w *docWriter) overview() string {
	text := w.comment(w.about.Doc, "") + "\n"
	for _, f := range w.about.Funcs {
		text += w.line(f) + "\n"
	}
	for _, t := range w.about.Types {
		text += "type " + t.Name + "\n"
		for _, f := range t.Funcs {
			text += "    " + w.line(f) + "\n"
		}
	}
	return text
}
