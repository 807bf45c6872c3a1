package bundle

import (
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"nnlecture/exercises/internal/course"
)

// clusters run one part of a class as a cluster does.
var clusters = map[string]func(t *testing.T, bundle, class string, part, parts int) *exec.Cmd{
	"slurm": func(t *testing.T, bundle, class string, part, parts int) *exec.Cmd {
		cmd := exec.Command("bash", filepath.Join(bundle, "grade.sbatch"))
		cmd.Env = append(os.Environ(), "SLURM_SUBMIT_DIR="+bundle, fmt.Sprint("SLURM_ARRAY_TASK_ID=", part), fmt.Sprint("SLURM_ARRAY_TASK_COUNT=", parts),
			"HAND_INS="+filepath.Join(class, "hand-ins"), "OUT="+filepath.Join(class, "graded"))
		return cmd
	},
	"kubernetes": func(t *testing.T, bundle, class string, part, parts int) *exec.Cmd {
		job, err := os.ReadFile(filepath.Join(bundle, "job.yaml"))
		command := regexp.MustCompile(`args:\n +- (.*)\n`).FindSubmatch(job)
		if err != nil || command == nil || !strings.Contains(string(job), "completionMode: Indexed") {
			t.Fatalf("%v, the job is\n%s", err, job)
		}
		here := strings.NewReplacer("/nnlecture/", bundle+"/", "/class/", class+"/", "/20", fmt.Sprint("/", parts))
		cmd := exec.Command("sh", "-c", here.Replace(string(command[1])))
		cmd.Dir = filepath.Join(bundle, "exercises")
		cmd.Env = append(os.Environ(), fmt.Sprint("JOB_COMPLETION_INDEX=", part-1))
		return cmd
	},
}

// TestClusters grades a class in parts as each cluster starts them, and merges.
func TestClusters(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	c, topics := first(t)
	for platform, run := range clusters {
		t.Run(platform, func(t *testing.T) {
			bundle, class := filepath.Join(t.TempDir(), "bundle"), t.TempDir()
			if err := Write(c, topics, platform, bundle); err != nil {
				t.Skip(err)
			}
			for name := range handIns {
				handIn(t, topics[0], name, filepath.Join(class, "hand-ins", name))
			}
			build := exec.Command("go", "build", "-o", "../grader", ".")
			build.Dir, build.Env = filepath.Join(bundle, "exercises"), append(os.Environ(), "GOWORK=off")
			merge := exec.Command("../grader", "grade", "-merge", "2", "-out", filepath.Join(class, "graded"), filepath.Join(class, "hand-ins"))
			merge.Dir = build.Dir
			for _, cmd := range []*exec.Cmd{build, run(t, bundle, class, 1, 2), run(t, bundle, class, 2, 2), merge} {
				if output, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("%v: %v\n%s", cmd.Args, err, output)
				}
			}
			table(t, filepath.Join(class, "graded", "grades.csv"))
		})
	}
}

// table compares the points in a table with what the hand-ins must get.
func table(t *testing.T, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) != 1+len(handIns) {
		t.Fatalf("%v, the table is %q", err, rows)
	}
	for _, row := range rows[1:] {
		if want, ok := handIns[row[3]]; !ok || row[7] != fmt.Sprint(want) {
			t.Errorf("%s has %s points, want %g", row[3], row[7], want)
		}
	}
}

// first is the course with its first exercise, where that has a solution.
func first(t *testing.T) (*course.Course, []course.Topic) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("what platforms start are scripts for a Unix shell")
	}
	c, err := course.Find(".")
	if err != nil {
		t.Fatal(err)
	}
	topics, err := c.Choose("01")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(topics[0].Solution()); err != nil {
		t.Skip("the solutions are not here")
	}
	return c, topics
}
