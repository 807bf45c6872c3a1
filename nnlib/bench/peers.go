package main

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

//go:embed peers.py
var peersPy string

// peers are the Pythons that do the same works, each in a process of its own
// that waits for orders.
type peers struct {
	names     []string
	versions  map[string]string
	processes map[string]*process
	started   []*process
}

type process struct {
	command *exec.Cmd
	orders  io.WriteCloser
	answers *bufio.Reader
}

// libraries are the peers, in the order of the table.
var libraries = []string{"NumPy", "scikit-learn", "PyTorch", "JAX"}

// startPeers asks each Python what it has. The first that has a peer runs it.
func startPeers(pythons []string, folder string) *peers {
	p := &peers{processes: map[string]*process{}, versions: map[string]string{}}
	for _, python := range pythons {
		s, offers, err := start(python, folder)
		if err != nil {
			continue
		}
		p.started = append(p.started, s)
		for _, name := range libraries {
			version, has := offers[name]
			if _, taken := p.processes[name]; has && !taken {
				p.processes[name] = s
				p.names = append(p.names, name)
				p.versions[name] = version
				fmt.Printf("%s %s in %s\n", name, version, python)
			}
		}
	}
	for _, name := range libraries {
		if p.processes[name] == nil {
			fmt.Printf("%s is skipped: none of %s has it\n", name, strings.Join(pythons, ", "))
		}
	}
	return p
}

// start runs a Python with one thread and reads which peers it has.
func start(python, folder string) (*process, map[string]string, error) {
	command := exec.Command(python, "-c", peersPy, folder)
	command.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1",
		"XLA_FLAGS=--xla_cpu_multi_thread_eigen=false", "JAX_PLATFORMS=cpu")
	command.Stderr = os.Stderr
	orders, err := command.StdinPipe()
	if err != nil {
		return nil, nil, err
	}
	answers, err := command.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := command.Start(); err != nil {
		return nil, nil, err
	}
	s := &process{command, orders, bufio.NewReader(answers)}
	var offers map[string]string
	if err := s.answer(&offers); err != nil {
		return nil, nil, errors.Join(err, s.end())
	}
	return s, offers, nil
}

// answer reads one line of JSON.
func (s *process) answer(into any) error {
	line, err := s.answers.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("%s: %w", s.command.Path, err)
	}
	return json.Unmarshal(line, into)
}

// run has a peer do a work. ok is false if it does not know it.
func (p *peers) run(work, peer string) (r result, ok bool, err error) {
	s := p.processes[peer]
	if _, err := fmt.Fprintf(s.orders, "%s %s\n", work, peer); err != nil {
		return r, false, err
	}
	var answer struct {
		result
		Unknown bool   `json:"unknown"`
		Error   string `json:"error"`
	}
	if err := s.answer(&answer); err != nil {
		return r, false, err
	}
	if answer.Error != "" {
		return r, false, fmt.Errorf("%s, %s: %s", peer, work, answer.Error)
	}
	return answer.result, !answer.Unknown, nil
}

// stop ends the processes.
func (p *peers) stop() {
	for _, s := range p.started {
		if err := s.end(); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", s.command.Path, err)
		}
	}
}

// end tells a Python that there are no more orders, and waits for its end.
func (s *process) end() error {
	s.orders.Close()
	return s.command.Wait()
}
