package grade

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// TestNothingOutlives: whichever of grader and judge is killed in the middle of
// a step, nothing that it has started goes on.
func TestNothingOutlives(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	g, root := newGrader(t)
	worker := filepath.Join(g.temp, "worker.exe")
	endless := hostile{base: "solution", in: "Sign", text: "package perceptron\n\nfunc attack() {\n\tfor {\n\t}\n}\n"}
	var grade Grade
	if err := g.build(t.Context(), job{exam: g.exams[0], file: endless.source(t, root, "")}, worker, &grade); err != nil || grade.Note != "" {
		t.Fatal(err, grade.Note)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"the grader", "the judge"} {
		cmd := exec.Command(self, worker)
		cmd.Env = append(os.Environ(), loneGraderVariable+"="+g.exams[0].judge)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		chain := waitForWorker(t, cmd.Process.Pid)
		victim := cmd.Process.Pid
		if who == "the judge" {
			victim = chain[1]
		}
		syscall.Kill(victim, syscall.SIGKILL)
		cmd.Wait()
		deadline := time.Now().Add(time.Minute)
		for _, pid := range chain[1:] {
			for ; alive(pid); time.Sleep(10 * time.Millisecond) {
				if time.Now().After(deadline) {
					t.Errorf("%s was killed, and of the processes %v below it %d goes on", who, chain, pid)
					syscall.Kill(pid, syscall.SIGKILL)
					break
				}
			}
		}
	}
}

// waitForWorker waits until a process below pid is the worker, and lists all
// from pid to it: grader, judge, sandbox, first and worker.
func waitForWorker(t *testing.T, pid int) []int {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		chain := []int{pid}
		for next := childOf(pid); next != 0; next = childOf(next) {
			chain = append(chain, next)
		}
		command, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", chain[len(chain)-1]))
		if bytes.HasPrefix(command, []byte("/hand-in")) {
			return chain
		}
	}
	t.Fatal("no worker came up")
	return nil
}

// childOf is a child of the process pid, or 0.
func childOf(pid int) int {
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, list := range lists {
		data, _ := os.ReadFile(list)
		for _, field := range bytes.Fields(data) {
			child, _ := strconv.Atoi(string(field))
			return child
		}
	}
	return 0
}

// alive reports whether a process runs; one that has ended and was not fetched
// does not.
func alive(pid int) bool {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	end := bytes.LastIndexByte(data, ')')
	return err == nil && end > 0 && end+2 < len(data) && data[end+2] != 'Z' && data[end+2] != 'X'
}
