package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"nnlecture/exercises/internal/course"
)

// proved remembers which planted mistakes were named, by the content of all
// that this depends on, so that a second run of the tests builds nothing that
// it has built before. Where CI is set nothing is remembered; otherwise remove
// .proved.json to begin anew.
type proved struct {
	path string
	mu   sync.Mutex
	Keys map[string]bool
}

func remembered(t *testing.T, topic course.Topic) *proved {
	t.Helper()
	p := &proved{path: filepath.Join(filepath.Dir(topic.Dir), ".proved.json"), Keys: map[string]bool{}}
	if os.Getenv("CI") != "" {
		return p
	}
	if data, err := os.ReadFile(p.path); err == nil {
		json.Unmarshal(data, &p.Keys) // a damaged file is an empty memory
	}
	return p
}

// key stands for a mistake, its solution, all that judges it, and Go.
func (p *proved) key(t *testing.T, topic course.Topic, m course.Planted) string {
	t.Helper()
	judges, err := topic.Fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	solution, err := os.ReadFile(topic.Solution())
	if err != nil {
		t.Fatal(err)
	}
	parts := []string{judges, string(solution), m.Name, m.Old, m.New, runtime.Version()}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:])
}

func (p *proved) has(key string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.Keys[key]
}

func (p *proved) add(key string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Keys[key] = true
}

var saving sync.Mutex

// save keeps what was proved before this run or by it. Tests of several topics
// run side by side; what one of them saved is read again before it is written.
func (p *proved) save(t *testing.T) {
	if os.Getenv("CI") != "" {
		return
	}
	saving.Lock()
	defer saving.Unlock()
	all := map[string]bool{}
	if data, err := os.ReadFile(p.path); err == nil {
		json.Unmarshal(data, &all)
	}
	for key := range p.Keys {
		all[key] = true
	}
	if data, err := json.Marshal(all); err == nil {
		os.WriteFile(p.path, data, 0o666) // if this fails the next run takes longer
	}
}
