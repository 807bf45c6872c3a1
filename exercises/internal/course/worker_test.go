package course

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// talker is a hand-in that does all a program can before main to make its
// process a judge: one that runs the steps itself, says what they want, and
// goes on for as long as there is time.
const talker = `
func init() {
	os.Unsetenv("NNLECTURE_WORKER")
	os.Setenv("NNLECTURE_LIST", "")
	os.Args = append(os.Args, "-inprocess", "-distinct=false", "-seed=1", "-limit=1h", "-test.v", "-test.count=1")
}
`

// TestWorkerCanOnlyWork: whatever a hand-in does to its flags and environment,
// the worker neither judges nor has anything in it that knows what should come
// back.
func TestWorkerCanOnlyWork(t *testing.T) {
	topic := perceptron(t)
	dir := t.TempDir()
	file, worker := filepath.Join(dir, topic.File), filepath.Join(dir, "worker.exe")
	stub, err := topic.Pristine()
	if err != nil {
		t.Skip(err)
	}
	source := strings.Replace(string(stub), "package perceptron\n", "package perceptron\n\nimport \"os\"\n", 1) + talker
	source = strings.Replace(source, `panic("not implemented yet: Sign")`, "return 0", 1) // wrong, so that it is told
	if err := os.WriteFile(file, []byte(source), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := topic.BuildWorker(t.Context(), worker, file); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), worker)
	cmd.Dir = dir
	output, err := cmd.CombinedOutput()
	if len(output) > 0 || err != nil {
		t.Errorf("a worker that is asked nothing says %.300q, %v", output, err)
	}
	binary, err := os.ReadFile(worker)
	if err != nil {
		t.Fatal(err)
	}
	for _, known := range []string{"exercises/internal/verdict", "exercises/internal/check", "exercises/internal/plain", "test.run", "draw the random inputs", "the last feature is left out"} {
		if bytes.Contains(binary, []byte(known)) {
			t.Errorf("the worker's binary has %q in it", known)
		}
	}
	if !bytes.Contains(binary, []byte("exercises/internal/work")) {
		t.Error("the worker's binary does not even name the package that it is made of: this test finds nothing")
	}
}

// TestBrokenOff: a judge that dies or hangs is a note with the results that it
// had, never an error.
func TestBrokenOff(t *testing.T) {
	topic := perceptron(t)
	for name, test := range map[string]struct{ script, note string }{
		"dies":   {"kill -9 $$", "broke off"},
		"panics": {"exit 2", "broke off"},
		"fails":  {"exit 1", ""},
	} {
		judge := filepath.Join(t.TempDir(), "judge")
		script := "#!/bin/sh\necho '{\"test\":\"TestStep1Model\",\"step\":1,\"passed\":true}' >> $NNLECTURE_RESULTS\n" +
			"printf '{\"test\":\"TestSt' >> $NNLECTURE_RESULTS\n" + test.script + "\n"
		if err := os.WriteFile(judge, []byte(script), 0o777); err != nil {
			t.Fatal(err)
		}
		report, err := topic.Run(t.Context(), judge, []string{"worker"})
		if err != nil {
			t.Skip(err) // there is no sh
		}
		if !strings.Contains(report.Note, test.note) || (test.note == "") != (report.Note == "") {
			t.Errorf("%s: the note is %q, want %q", name, report.Note, test.note)
		}
		if len(report.Results) != 1 || !report.Results[0].Passed {
			t.Errorf("%s: the results are %v, want the one that was whole", name, report.Results)
		}
	}
}

func perceptron(t *testing.T) Topic {
	t.Helper()
	c, err := Find(".")
	if err != nil {
		t.Fatal(err)
	}
	topic, err := c.Topic("01_perceptron")
	if err != nil {
		t.Fatal(err)
	}
	return topic
}
