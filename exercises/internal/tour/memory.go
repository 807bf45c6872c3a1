package tour

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/course"
)

// memory keeps the results of exercises whose files have not changed, so that
// progress is told at once. It is only a memory: without its file everything
// is run again.
type memory struct {
	path   string
	mu     sync.Mutex
	States map[string]state
}

func (t *Tour) remember() *memory {
	m := &memory{path: filepath.Join(t.Dir, ".progress.json")}
	if data, err := os.ReadFile(m.path); err == nil {
		json.Unmarshal(data, m) // a damaged file is an empty memory
	}
	if m.States == nil {
		m.States = map[string]state{}
	}
	return m
}

func (m *memory) save() {
	if data, err := json.Marshal(m); err == nil {
		course.WriteWhole(m.path, data) // if this fails the next run takes longer
	}
}

// forget makes the next run of topic a real one. What points there are is
// still known.
func (m *memory) forget(topic course.Topic) {
	s := m.States[topic.Name]
	s.Key = ""
	m.States[topic.Name] = s
	m.save()
}

// state is what the memory holds of topic, or what a run of it gives.
func (m *memory) state(ctx context.Context, topic course.Topic) (state, error) {
	key, err := topic.Fingerprint()
	if err != nil {
		return state{}, err
	}
	m.mu.Lock()
	known, ok := m.States[topic.Name]
	m.mu.Unlock()
	if ok && known.Key == key {
		return known, nil
	}
	s, err := test(ctx, topic)
	if err != nil {
		return state{}, err
	}
	s.Key = key
	if s.BuildError != "" { // the points that were had once are still worth telling
		if s.Results = wordless(known); len(s.Results) == 0 {
			s.Results = steps(ctx, topic)
		}
	}
	m.mu.Lock()
	m.States[topic.Name] = s
	m.mu.Unlock()
	return s, nil
}

// wordless are the results of the last time that an exercise compiled, without
// their messages.
func wordless(s state) []check.Result {
	for i := range s.Results {
		s.Results[i].Message = ""
	}
	return s.Results
}

// steps lists what there is to get in an exercise that has never compiled. It
// is asked of the tests with the solution in the student's place; where that is
// missing, nothing is known.
func steps(ctx context.Context, topic course.Topic) []check.Result {
	dir, err := os.MkdirTemp("", "exercise")
	if err != nil {
		return nil
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "steps.exe")
	if topic.Build(ctx, binary, topic.Solution()) != nil {
		return nil
	}
	results, err := topic.Steps(ctx, binary)
	if err != nil {
		return nil
	}
	return results
}

// test builds and runs the steps of topic.
func test(ctx context.Context, topic course.Topic) (state, error) {
	dir, err := os.MkdirTemp("", "exercise")
	if err != nil {
		return state{}, err
	}
	defer os.RemoveAll(dir)
	s := state{Topic: topic.Name}
	binary := filepath.Join(dir, "steps.exe") // Windows asks for the ending, others do not mind
	err = topic.Build(ctx, binary, "")
	var build *course.BuildError
	if errors.As(err, &build) {
		s.BuildError = build.Output
		return s, ctx.Err()
	}
	if err != nil {
		return state{}, err
	}
	report, err := topic.Run(ctx, binary, nil)
	if ctx.Err() != nil {
		return state{}, ctx.Err()
	}
	s.Results = report.Results
	return s, err
}
