package bundle

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nnlecture/exercises/internal/course"
)

// handIns are what the bundles are tried with, and the points that must come of it.
var handIns = map[string]float64{"good": 10, "wrong": 7, "hostile": 0, "nothing": 0}

// platforms lay out a platform's folders in root, run what it starts, and tell
// where the result lies.
var platforms = map[string]func(t *testing.T, root, bundle, submission string) (cmd *exec.Cmd, result string){
	"gradescope": func(t *testing.T, root, bundle, submission string) (*exec.Cmd, string) {
		move(t, bundle, filepath.Join(root, "source"))
		move(t, submission, filepath.Join(root, "submission"))
		cmd := exec.Command(filepath.Join(root, "source", "run_autograder"))
		cmd.Env = append(os.Environ(), "AUTOGRADER_ROOT="+root)
		return cmd, filepath.Join(root, "results", "results.json")
	},
	"prairielearn": func(t *testing.T, root, bundle, submission string) (*exec.Cmd, string) {
		move(t, submission, filepath.Join(root, "student"))
		cmd := exec.Command(filepath.Join(bundle, "entrypoint.sh"))
		cmd.Env = append(os.Environ(), "GRADE_ROOT="+root)
		return cmd, filepath.Join(root, "results", "results.json")
	},
	"classroom50": func(t *testing.T, root, bundle, submission string) (*exec.Cmd, string) {
		cmd := exec.Command("python3", filepath.Join(bundle, "autograder.py"))
		cmd.Dir = submission
		cmd.Env = append(os.Environ(), "CLASSROOM50_BUNDLE_DIR="+bundle, "CLASSROOM=nn", "ASSIGNMENT=perceptron", "USERNAME=anna",
			"SUBMISSION_TAG=submit/1", "COMMIT_URL=c", "RELEASE_URL=r")
		return cmd, filepath.Join(submission, "result.json")
	},
	"actions": func(t *testing.T, root, bundle, submission string) (*exec.Cmd, string) {
		workflow, err := os.ReadFile(filepath.Join(bundle, "workflows", "grade.yml"))
		command := regexp.MustCompile(`- run: (.*)\n`).FindSubmatch(workflow)
		if err != nil || command == nil || !bytes.Contains(workflow, []byte("${{ vars.GRADER_REPOSITORY }}")) {
			t.Fatalf("%v, the workflow is\n%s", err, workflow)
		}
		move(t, bundle, filepath.Join(root, "grader"))
		move(t, submission, filepath.Join(root, "submission"))
		cmd := exec.Command("sh", "-c", string(command[1]))
		cmd.Dir = root
		return cmd, filepath.Join(root, "results", "results.json")
	},
}

// TestBundles runs what each platform starts on good, wrong and hostile hand-ins,
// and reads the result by the fields that the platform knows.
func TestBundles(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	c, topics := first(t)
	for platform, layOut := range platforms {
		t.Run(platform, func(t *testing.T) {
			bundle := filepath.Join(t.TempDir(), "bundle")
			if err := Write(c, topics, platform, bundle); err != nil {
				t.Skip(err) // git does not know how the exercise was handed out
			}
			withoutSolutions(t, bundle, topics[0])
			for name, want := range handIns {
				root, submission := t.TempDir(), filepath.Join(t.TempDir(), "submission")
				handIn(t, topics[0], name, submission)
				cmd, result := layOut(t, root, bundle, submission)
				if output, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%s: %v\n%s", name, err, output)
				}
				if got := points(t, platform, result); got != want {
					t.Errorf("%s gets %g points, want %g", name, got, want)
				}
				if back := filepath.Join(root, map[string]string{"gradescope": "source", "actions": "grader"}[platform]); back != root {
					move(t, back, bundle)
				}
			}
		})
	}
}

func move(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// handIn writes a submission.
func handIn(t *testing.T, topic course.Topic, name, folder string) {
	t.Helper()
	solution, err := os.ReadFile(topic.Solution())
	if err != nil {
		t.Fatal(err)
	}
	text := string(solution)
	switch name {
	case "wrong":
		text = regexp.MustCompile(`(func Criterion\(.*\{\n)`).ReplaceAllString(string(solution), "${1}\tif true {\n\t\treturn -1e9\n\t}\n")
	case "hostile":
		text = strings.Replace(text, "import ", "import \"os\"\n\nimport ", 1) +
			"\nfunc init() { os.WriteFile(\"results.json\", []byte(`{\"score\": 10}`), 0o666) }\n"
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	if name != "nothing" {
		if err := os.WriteFile(filepath.Join(folder, topic.File), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// withoutSolutions looks for the solution in all files of a bundle.
func withoutSolutions(t *testing.T, bundle string, topic course.Topic) {
	t.Helper()
	solution, err := os.ReadFile(topic.Solution())
	if err != nil {
		t.Fatal(err)
	}
	stub, err := os.ReadFile(filepath.Join(bundle, "exercises", topic.Name, topic.File))
	if err != nil || !bytes.Contains(stub, []byte("not implemented yet")) {
		t.Errorf("the exercise is not as it was handed out: %v", err)
	}
	err = filepath.WalkDir(bundle, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Equal(data, solution) || filepath.Base(path) == "mistakes.txt" {
			t.Errorf("the bundle holds %s", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
