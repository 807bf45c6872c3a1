package compose

import (
	"fmt"
	"go/token"
	"strings"
)

// Docs is what go doc says: import path → name, or Type.Method → text. The
// empty name stands for the package itself.
type Docs map[string]map[string]string

// GoDoc answers the command go doc with these words after it.
func (s *Session) GoDoc(docs Docs, args []string) (string, error) {
	target := strings.Join(args, ".")
	if target == "" {
		return "", fmt.Errorf("go doc wants the name of a package, as in go doc nnlecture/nnlib.Sign")
	}
	path, name := target, ""
	start := strings.LastIndex(target, "/") + 1
	if dot := strings.Index(target[start:], "."); dot >= 0 {
		path, name = target[:start+dot], target[start+dot+1:]
	}
	p := s.findPackage(path)
	if p == nil {
		return "", fmt.Errorf("go doc knows no package %s here", path)
	}
	text, ok := lookUp(docs[p.Path], name)
	if !ok {
		return "", fmt.Errorf("package %s has no %s", p.Path, name)
	}
	return fmt.Sprintf("package %s // import %q\n\n%s", p.Name, p.Path, text), nil
}

// findPackage finds a package by its path, by the end of it, or by its name.
func (s *Session) findPackage(path string) *Package {
	for i, p := range s.packages {
		if p.Path == path {
			return &s.packages[i]
		}
	}
	var found *Package
	for i, p := range s.packages {
		if p.Name == path || strings.HasSuffix(p.Path, "/"+path) {
			if found == nil || p.Standard && !found.Standard {
				found = &s.packages[i]
			}
		}
	}
	return found
}

// lookUp finds a name as it is written, or else in any case, as go doc does.
func lookUp(texts map[string]string, name string) (string, bool) {
	if text, ok := texts[name]; ok {
		return text, true
	}
	for other, text := range texts {
		if strings.EqualFold(other, name) {
			return text, true
		}
	}
	return "", false
}

// Inspect is the documentation of the name that stands between before and
// after, "" if there is none.
func (s *Session) Inspect(docs Docs, before, after string) string {
	name := ending(before) + starting(after)
	if name == "" {
		return ""
	}
	owner := before[:len(before)-len(ending(before))]
	if rest, ok := strings.CutSuffix(owner, "."); ok {
		p := s.imported(ending(rest), docs.has(name))
		if p == nil {
			return ""
		}
		return docs[p.Path][name]
	}
	for _, d := range s.declarations {
		for _, key := range d.keys {
			if key == name && d.kind != token.IMPORT && !d.gone[key] {
				return d.code() + "\n"
			}
		}
	}
	if p := s.imported(name, func(p *Package) bool { return docs[p.Path] != nil }); p != nil {
		text, _, _ := strings.Cut(docs[p.Path][""], "\n\n")
		return fmt.Sprintf("package %s // import %q\n\n%s\n", p.Name, p.Path, text)
	}
	return ""
}

func (d Docs) has(name string) func(*Package) bool {
	return func(p *Package) bool { return d[p.Path][name] != "" }
}
