package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"sync"
)

// message is one of the language server protocol: a request has a method and
// an id, a notification a method, an answer an id.
type message struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

func (m *message) isAnswer() bool  { return m.Method == "" }
func (m *message) isRequest() bool { return m.Method != "" && m.ID != nil }

// link is one end of a connection: GoNB's or gopls'.
type link struct {
	from  *bufio.Reader
	write sync.Mutex
	to    io.Writer
}

func newLink(from io.Reader, to io.Writer) *link {
	return &link{from: bufio.NewReader(from), to: to}
}

// maxLength is more than the longest message, a list of completions, has.
const maxLength = 64 << 20

func (l *link) receive() (*message, error) {
	header, err := textproto.NewReader(l.from).ReadMIMEHeader()
	if err != nil {
		return nil, err
	}
	length, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil || length < 0 || length > maxLength {
		return nil, fmt.Errorf("Content-Length is %q, want a number up to %d", header.Get("Content-Length"), maxLength)
	}
	text := make([]byte, length)
	if _, err := io.ReadFull(l.from, text); err != nil {
		return nil, err
	}
	m := new(message)
	return m, json.Unmarshal(text, m)
}

func (l *link) send(m *message) error {
	m.Version = "2.0"
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	l.write.Lock()
	defer l.write.Unlock()
	_, err = fmt.Fprintf(l.to, "Content-Length: %d\r\n\r\n%s", len(text), text)
	return err
}

// notify sends a notification.
func (l *link) notify(method string, params any) error { return l.send(notification(method, params)) }

// notification returns one; params must be fit for JSON.
func notification(method string, params any) *message {
	raw, err := json.Marshal(params)
	if err != nil {
		panic(err)
	}
	return &message{Method: method, Params: raw}
}
