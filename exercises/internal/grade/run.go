package grade

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/course"
)

const (
	buildLimit = 2 * time.Minute
	runLimit   = 10 * time.Minute // for all steps of an exercise; each has a limit of its own
)

// grader runs hand-ins.
type grader struct {
	exams []exam
	box   confinement
	store string // folder of results by content
	temp  string
	args  []string     // more flags for the judge
	fresh bool         // run again what is in the store
	alone sync.RWMutex // whoever runs something holds it for reading, or all of it
}

// job is one hand-in for one exercise.
type job struct {
	student string
	exam    exam
	file    []byte
	problem string // why there is no file

	anyImport bool // in tests of what stands behind the list of imports
}

// runAll grades the jobs, n at a time, and calls done after each, one at a time.
func (g *grader) runAll(ctx context.Context, jobs []job, n int, done func(i int, grade Grade, err error)) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	next := make(chan int)
	for range n {
		wg.Go(func() {
			for i := range next {
				grade, err := g.run(ctx, jobs[i])
				mu.Lock()
				done(i, grade, err)
				mu.Unlock()
			}
		})
	}
	for i := range jobs {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
}

// run grades one job. An error is the grader's, not the student's.
func (g *grader) run(ctx context.Context, j job) (Grade, error) {
	grade, ok := g.before(j)
	if ok {
		return grade, nil
	}
	err := g.execute(ctx, j, &grade)
	if ctx.Err() != nil {
		return grade, ctx.Err()
	}
	if err != nil || !grade.keeps() {
		return grade, err
	}
	return grade, writeWhole(g.place(j), grade)
}

// before is what is known of a job that is not run: why it cannot be, or what an
// earlier run has stored. Without either it is a grade without points.
func (g *grader) before(j job) (grade Grade, known bool) {
	grade = Grade{Student: j.student, Topic: j.exam.Name, Judge: j.exam.key, Note: j.problem, Steps: failed(j.exam.steps)}
	if grade.Note == "" && !j.anyImport {
		grade.Note = check.Forbidden(j.exam.File, j.file)
	}
	if grade.Note != "" {
		return grade, true
	}
	if data, err := os.ReadFile(g.place(j)); err == nil && !g.fresh {
		var stored Grade
		if json.Unmarshal(data, &stored) == nil {
			stored.Student, stored.Judge = j.student, j.exam.key
			return stored, true
		}
	}
	return grade, false
}

// known is the grade of a job that was not run, since the run was broken off.
func (g *grader) known(j job) Grade {
	grade, ok := g.before(j)
	if !ok {
		grade.Open, grade.Note = true, brokenOff
	}
	return grade
}

const brokenOff = "not graded: the run was broken off before its turn or in the middle of it"

// place is where the result of a job is stored, by the content of its file and
// of the judge.
func (g *grader) place(j job) string {
	return filepath.Join(g.store, j.exam.Name+"-"+digest(j.file, []byte(j.exam.key))+".json")
}

// execute builds the worker of a job and lets the judge run it.
func (g *grader) execute(ctx context.Context, j job, grade *Grade) error {
	dir, err := os.MkdirTemp(g.temp, "job")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	worker := filepath.Join(dir, "worker.exe")
	g.alone.RLock()
	err = g.build(ctx, j, worker, grade)
	g.alone.RUnlock()
	if err != nil || grade.Note != "" {
		return err
	}
	return g.judge(ctx, j, worker, grade)
}

// judge lets the judge run a job's steps. Where the machine may have been at
// fault those concerned run once more, alone.
func (g *grader) judge(ctx context.Context, j job, worker string, grade *Grade) error {
	g.alone.RLock()
	err := g.steps(ctx, j, worker, grade, "")
	g.alone.RUnlock()
	if err != nil {
		return err
	}
	var again []string
	for _, r := range grade.Steps {
		if r.Again() {
			again = append(again, r.Test)
		}
	}
	if len(again) == 0 {
		return nil
	}
	g.alone.Lock()
	defer g.alone.Unlock()
	return g.steps(ctx, j, worker, grade, "-test.run=^("+strings.Join(again, "|")+")$")
}

// build compiles the worker of a job. What the compiler says is the grade's
// note.
func (g *grader) build(ctx context.Context, j job, worker string, grade *Grade) error {
	file := filepath.Join(filepath.Dir(worker), j.exam.File)
	if err := os.WriteFile(file, j.file, 0o666); err != nil {
		return err
	}
	building, cancel := context.WithTimeout(ctx, buildLimit)
	defer cancel()
	err := j.exam.BuildWorker(building, worker, file, g.box.tool...)
	var broken *course.BuildError
	if errors.As(err, &broken) && ctx.Err() == nil {
		grade.Note = cleanText(broken.Error())
		return nil
	}
	return err
}

// steps lets the judge run a job's steps, all or those that the argument names.
func (g *grader) steps(ctx context.Context, j job, worker string, grade *Grade, only string) error {
	args := slices.Clone(g.args)
	if only != "" {
		args = append(args, only)
	}
	running, cancel := context.WithTimeout(ctx, runLimit)
	defer cancel()
	report, err := j.exam.Run(running, j.exam.judge, g.box.command(worker), args...)
	grade.Note = cleanText(report.Note)
	for _, r := range report.Results {
		for i := range grade.Steps {
			if grade.Steps[i].Test == r.Test {
				r.Message = cleanText(r.Message)
				grade.Steps[i] = r
			}
		}
	}
	return err
}

// writeWhole writes v as JSON to path, all of it or nothing.
func writeWhole(path string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return course.WriteWhole(path, append(data, '\n'))
}
