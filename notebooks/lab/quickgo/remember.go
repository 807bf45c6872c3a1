package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// listed is what go list tells of each package, separated by tabs: path, file in
// the build cache, folder, part of Go or not, version and folder of its module,
// and the files it embeds.
const listed = "{{.ImportPath}}\t{{.Export}}\t{{.Dir}}\t{{.Standard}}\t" +
	"{{with .Module}}{{if .Replace}}{{.Replace.Version}}{{else}}{{.Version}}{{end}}{{end}}\t" +
	"{{with .Module}}{{.Dir}}{{end}}{{range .EmbedFiles}}\t{{.}}{{end}}"

// remember writes the plan for the cell that was just built. A failure only
// means that the next build is not quick either.
func remember(realGo string) {
	c, err := readCell()
	if err != nil {
		return
	}
	ask := func(args ...string) (lines []string) {
		out, problem := exec.Command(realGo, args...).Output()
		if problem != nil {
			err = problem
		}
		return strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	}
	packages := ask(append([]string{"list", "-deps", "-export", "-f", listed}, c.imports...)...)
	modules := ask("list", "-m", "-f", "{{.Dir}}")
	tools := ask("env", "GOTOOLDIR")
	if err != nil {
		return
	}
	p := &plan{tools[0], map[string]string{}, map[string]string{}}
	for _, line := range packages {
		p.add(strings.Split(line, "\t"))
	}
	for _, module := range modules {
		p.watchModule(module)
	}
	_ = p.save(c.file())
}

// add takes in a package and where its sources are. What comes with Go or under
// a version never changes.
func (p *plan) add(field []string) {
	path, export, dir, standard, version, module, embedded := field[0], field[1], field[2], field[3], field[4], field[5], field[6:]
	if export != "" { // only unsafe has no file
		p.Packages[path] = export
	}
	if standard == "true" || version != "" {
		return
	}
	p.Sources[dir] = look(dir)
	for _, file := range embedded {
		folder := filepath.Dir(filepath.Join(dir, file))
		p.Sources[folder] = look(folder)
	}
	p.watchModule(module)
}

// watchModule takes in what chooses the versions of all others: the files of a
// module of the project. Those of the cell's own are part of its key.
func (p *plan) watchModule(dir string) {
	if here, err := os.Getwd(); err != nil || same(here, dir) {
		return
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		file := filepath.Join(dir, name)
		p.Sources[file] = look(file)
	}
}

// same reports whether two paths lead to the same folder, links or not.
func same(a, b string) bool {
	one, errA := os.Stat(a)
	other, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(one, other)
}
