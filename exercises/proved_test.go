package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
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

// key stands for a mistake, its solution, the tests, package check and Go.
func (p *proved) key(t *testing.T, topic course.Topic, m course.Planted) string {
	t.Helper()
	tests, err := fingerprint(topic)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := os.ReadFile(filepath.Join(filepath.Dir(topic.Dir), "internal", "plain", "plain.go"))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(tests + "\x00" + string(plain) + "\x00" + read(t, topic.Solution()) + "\x00" + m.Name + "\x00" + m.Old + "\x00" + m.New + runtime.Version()))
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
