package cell

import (
	"encoding/gob"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// kernel plays GoNB: it reads messages from one pipe, answers requests to
// synchronize on the other, and hands the rest to the test.
func kernel(t *testing.T) <-chan *protocol.DisplayData {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	for _, pipe := range []string{in, out} {
		if err := syscall.Mkfifo(pipe, 0o600); err != nil {
			t.Skip("no named pipes here:", err)
		}
	}
	t.Setenv(protocol.GONB_PIPE_ENV, in)
	t.Setenv(protocol.GONB_PIPE_BACK_ENV, out)
	messages := make(chan *protocol.DisplayData, 10)
	go func() {
		from, err := os.Open(in)
		if err != nil {
			return
		}
		to, err := os.OpenFile(out, os.O_WRONLY, 0)
		if err != nil {
			return
		}
		decoder, encoder := gob.NewDecoder(from), gob.NewEncoder(to)
		for {
			var message protocol.DisplayData
			if decoder.Decode(&message) != nil {
				return
			}
			if request, ok := message.Data[protocol.MIMECommValue].(protocol.CommValue); ok {
				// An answer to somebody else first: it must be skipped.
				_ = encoder.Encode(&protocol.CommValue{Address: protocol.GonbuiSyncAckAddress, Value: -1})
				_ = encoder.Encode(&protocol.CommValue{Address: protocol.GonbuiSyncAckAddress, Value: request.Value})
				continue
			}
			messages <- &message
		}
	}()
	return messages
}

func TestMessagesArriveBeforeDisplayReturns(t *testing.T) {
	messages := kernel(t)
	done := make(chan bool)
	go func() {
		Display(map[protocol.MIMEType]any{protocol.MIMETextPlain: "one"})
		Update("id", map[protocol.MIMEType]any{protocol.MIMETextHTML: "<b>two</b>"})
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("Display waits for an answer that it was given")
	}
	if len(messages) != 2 {
		t.Fatalf("%d messages have arrived, want 2", len(messages))
	}
	if m := <-messages; m.Data[protocol.MIMETextPlain] != "one" || m.DisplayID != "" {
		t.Errorf("the first message is %+v", m)
	}
	if m := <-messages; m.Data[protocol.MIMETextHTML] != "<b>two</b>" || m.DisplayID != "id" {
		t.Errorf("the second message is %+v", m)
	}
}

func TestNothingIsSentOutsideANotebook(t *testing.T) {
	t.Setenv(protocol.GONB_PIPE_ENV, "")
	if InNotebook() {
		t.Fatal("InNotebook() = true without a pipe")
	}
	Display(map[protocol.MIMEType]any{protocol.MIMETextPlain: "one"}) // must return
}
