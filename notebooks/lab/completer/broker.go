package main

import (
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"time"
)

// broker stands between GoNB and gopls.
type broker struct {
	path     string        // of gopls
	patience time.Duration // how long gopls waits for another question before it is stopped
	gonb     *link

	mu     sync.Mutex
	params map[string]any // what GoNB said when it connected
	folder string         // address of the cell's folder
	files  documents
	gopls  *gopls                     // nil while none runs
	asked  map[string]json.RawMessage // ids of the questions that gopls has yet to answer
	rest   *time.Timer
}

func newBroker(path string, patience time.Duration, gonb *link) *broker {
	b := &broker{path: path, patience: patience, gonb: gonb, files: documents{}, asked: map[string]json.RawMessage{}}
	b.rest = time.AfterFunc(patience, b.stopIdle)
	return b
}

// serve passes messages on until GoNB hangs up.
func (b *broker) serve() {
	defer b.stop()
	for {
		m, err := b.gonb.receive()
		if err != nil {
			return
		}
		if err := b.pass(m); err != nil {
			b.stop() // the next question starts another gopls
		}
	}
}

func (b *broker) pass(m *message) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case m.Method == "initialize":
		return b.greet(m)
	case m.Method == "initialized":
		return nil
	case strings.HasPrefix(m.Method, "textDocument/did"):
		heard, err := b.files.note(m, b.folder)
		if err != nil || b.gopls == nil {
			return err
		}
		return b.gopls.send(heard)
	case m.isRequest():
		return b.ask(m)
	case b.gopls != nil:
		return b.gopls.send(m)
	}
	return nil
}

// greet answers for a gopls that does not run yet. GoNB makes no use of what
// it is told there.
func (b *broker) greet(m *message) error {
	var said struct {
		WorkspaceFolders []struct{ URI string }
	}
	if err := errors.Join(json.Unmarshal(m.Params, &b.params), json.Unmarshal(m.Params, &said)); err != nil {
		return err
	}
	if len(said.WorkspaceFolders) != 1 {
		return errors.New("want one workspace folder, the cell's")
	}
	b.folder = strings.TrimSuffix(said.WorkspaceFolders[0].URI, "/") + "/"
	return b.gonb.send(&message{ID: m.ID, Result: json.RawMessage(`{"capabilities":{}}`)})
}

func (b *broker) ask(m *message) error {
	b.asked[string(m.ID)] = m.ID
	b.rest.Reset(b.patience)
	if b.gopls == nil {
		if err := b.start(); err != nil {
			return err
		}
	}
	return b.gopls.send(m)
}

func (b *broker) start() error {
	g, err := startGopls(b.path, b.params)
	if err != nil {
		return err
	}
	b.gopls = g
	go b.listen(g)
	for _, m := range b.files.opened() {
		if err := g.send(m); err != nil {
			return err
		}
	}
	return nil
}

// listen passes on what gopls says until it ends; what it has not answered by
// then, it never will.
func (b *broker) listen(g *gopls) {
	for {
		m, err := g.receive()
		if err != nil {
			break
		}
		if m.isRequest() { // GoNB would leave it without an answer
			err = g.send(&message{ID: m.ID, Result: json.RawMessage("null")})
		} else {
			b.mu.Lock()
			delete(b.asked, string(m.ID))
			b.mu.Unlock()
			err = b.gonb.send(m)
		}
		if err != nil {
			break
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.gopls == g {
		b.end()
	}
}

func (b *broker) stop() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.end()
}

// stopIdle leaves a gopls alone that is still at work.
func (b *broker) stopIdle() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.asked) > 0 {
		b.rest.Reset(b.patience)
		return
	}
	b.end()
}

// end stops gopls and refuses what it has not answered; mu is held.
func (b *broker) end() {
	if b.gopls != nil {
		b.gopls.stop()
		b.gopls = nil
	}
	for _, id := range b.asked {
		refusal := json.RawMessage(`{"code":-32603,"message":"gopls has ended: ask again"}`)
		_ = b.gonb.send(&message{ID: id, Error: refusal})
	}
	clear(b.asked)
}
