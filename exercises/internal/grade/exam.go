package grade

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/course"
)

// exam is an exercise made ready for grading.
type exam struct {
	course.Topic
	judge string         // the binary that has no hand-in in it
	steps []check.Result // what there is to get
	key   string         // of the judge
}

// prepare builds the judges and asks them for their steps.
func (g *grader) prepare(ctx context.Context, topics []course.Topic) error {
	for _, t := range topics {
		e := exam{Topic: t, judge: filepath.Join(g.temp, t.Name+".judge.exe")}
		if err := g.buildJudge(ctx, e); ctx.Err() != nil {
			return ctx.Err()
		} else if err != nil {
			return fmt.Errorf("%s: the tests themselves: %w", t.Name, err)
		}
		var err error
		if e.steps, err = t.Steps(ctx, e.judge); err != nil {
			return err
		}
		binary, err := os.ReadFile(e.judge)
		if err != nil {
			return err
		}
		e.key = digest(binary)
		g.exams = append(g.exams, e)
	}
	return nil
}

// buildJudge builds the judge. It calls nothing of the student's file, which has
// only to compile: so the solution stands in its place or, where there is none,
// the exercise's own, and if somebody has broken that, what was handed out.
func (g *grader) buildJudge(ctx context.Context, e exam) (err error) {
	places := []string{e.Solution(), e.Path()}
	if pristine, err := e.Pristine(); err == nil {
		path := filepath.Join(g.temp, e.File)
		if os.WriteFile(path, pristine, 0o666) == nil {
			places = append(places, path)
		}
	}
	for _, place := range places {
		if _, missing := os.Stat(place); missing == nil {
			if err = e.Build(ctx, e.judge, place); err == nil || ctx.Err() != nil {
				return err
			}
		}
	}
	return err
}

func digest(parts ...[]byte) string {
	sum := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(sum, "%d:", len(part))
		sum.Write(part)
	}
	return hex.EncodeToString(sum.Sum(nil))[:32]
}
