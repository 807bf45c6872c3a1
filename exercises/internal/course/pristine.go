package course

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

const stubMark = `panic("not implemented yet: `

// Pristine is the student's file as it was handed out: among what lies in the
// folder and the versions that git has, the newest with the most functions
// left to write. A student who commits the solved exercise does not lose it.
func (t Topic) Pristine() ([]byte, error) {
	best, err := os.ReadFile(t.Path())
	if err != nil {
		return nil, err
	}
	most := bytes.Count(best, []byte(stubMark))
	for _, commit := range strings.Fields(t.git("log", "--format=%H", "--", t.File)) {
		version := []byte(t.git("show", commit+":./"+t.File))
		if n := bytes.Count(version, []byte(stubMark)); n > most {
			best, most = version, n
		}
	}
	if most == 0 {
		return nil, fmt.Errorf("git does not know how exercises/%s/%s was handed out; take it from where you got the exercises", t.Name, t.File)
	}
	return best, nil
}

// git asks git something about the topic's folder; where git has no answer
// there is none.
func (t Topic) git(args ...string) string {
	cmd := exec.Command("git", args...)
	cmd.Dir = t.Dir
	out, err := cmd.Output()
	if err != nil {
		return ""
	}
	return string(out)
}
