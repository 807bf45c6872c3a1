package grade

import (
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"golang.org/x/sys/unix"
)

// greedy wants a processor with 200 threads, in every step, and never answers.
const greedy = `package perceptron

import "runtime"

func init() {
	runtime.GOMAXPROCS(200)
	for range 200 {
		go func() {
			for {
			}
		}()
	}
	select {}
}
`

// TestFair: four honest hand-ins, run at the same time on one processor, keep
// their points beside one that takes all it can get. Sandboxes are sessions of
// their own, between which many kernels share the processor evenly, but not in
// every container: so here are none, and 200 threads are worth 200 times
// what an honest one is.
func TestFair(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	g, root := newGrader(t)
	jobs := []job{{student: "eve", exam: g.exams[0], anyImport: true, file: hostile{base: "solution", text: greedy}.source(t, root, "")}}
	for _, name := range []string{"anna", "bert", "carl", "dora"} {
		own := hostile{base: "solution", text: "package perceptron\n\nvar " + name + " = 1\n"}
		jobs = append(jobs, job{student: name, exam: g.exams[0], file: own.source(t, root, "")})
	}
	g.args = []string{"-limit=1s"}
	g.box.command = func(worker string) []string { return []string{worker} }
	grades, workers := make([]Grade, len(jobs)), make([]string, len(jobs))
	for i, j := range jobs { // all are built, so that all steps run at the same time
		workers[i] = filepath.Join(t.TempDir(), "worker.exe")
		grades[i].Steps = failed(j.exam.steps)
		if err := g.build(t.Context(), j, workers[i], &grades[i]); err != nil || grades[i].Note != "" {
			t.Fatal(err, grades[i].Note)
		}
	}
	defer onProcessors(t, one(t))()
	var wg sync.WaitGroup
	for i, j := range jobs {
		wg.Go(func() {
			if err := g.judge(t.Context(), j, workers[i], &grades[i]); err != nil {
				t.Errorf("%s: %v", j.student, err)
			}
		})
	}
	wg.Wait()
	for i, j := range jobs {
		want := 10.0
		if j.student == "eve" {
			want = 0
		}
		if grades[i].Points() != want || !grades[i].keeps() {
			t.Errorf("%s has %g points, want %g, that are stored: %v\n%s", j.student, grades[i].Points(), want, grades[i].keeps(), words(grades[i]))
		}
	}
}

// one is the first of the processors that this process may use.
func one(t *testing.T) unix.CPUSet {
	t.Helper()
	var all, first unix.CPUSet
	if err := unix.SchedGetaffinity(0, &all); err != nil {
		t.Skip(err)
	}
	for n := range 1024 {
		if all.IsSet(n) {
			first.Set(n)
			break
		}
	}
	return first
}

// onProcessors lets all threads of this process, and what they start, run on no
// others until restore is called.
func onProcessors(t *testing.T, set unix.CPUSet) (restore func()) {
	t.Helper()
	var before unix.CPUSet
	if err := unix.SchedGetaffinity(0, &before); err != nil {
		t.Skip(err)
	}
	use := func(set unix.CPUSet) {
		threads, err := os.ReadDir("/proc/self/task")
		if err != nil {
			t.Skip(err)
		}
		for _, thread := range threads {
			id, _ := strconv.Atoi(thread.Name())
			unix.SchedSetaffinity(id, &set)
		}
	}
	use(set)
	return func() { use(before) }
}
