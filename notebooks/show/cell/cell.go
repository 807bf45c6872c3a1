// Package cell hands pictures and text from a running notebook cell to the
// notebook that shows them.
//
// It speaks GoNB's own protocol over GoNB's pipe, as package gonbui does, but
// without what gonbui brings along (networking, logging, cryptography): that
// costs every cell a tenth of a second of linking, for nothing.
//
// The pipe has room for one speaker. A cell that also calls gonbui makes show
// speak through it:
//
//	cell.Send = gonbui.SendData
package cell

import (
	"encoding/gob"
	"fmt"
	"os"
	"sync"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// Send delivers one message. It may be replaced before anything was shown, by
// gonbui.SendData or by a test.
var Send = send

// InNotebook reports whether a GoNB kernel runs this program.
func InNotebook() bool { return os.Getenv(protocol.GONB_PIPE_ENV) != "" }

// Display shows one piece of output in several forms, of which the notebook's
// reader picks the richest it can render. It returns when the kernel has it.
func Display(forms map[protocol.MIMEType]any) {
	Send(&protocol.DisplayData{Data: forms})
}

// Present shows content, and plain text to those who cannot see it. Where no
// notebook runs the program it prints the plain text.
func Present(kind protocol.MIMEType, content, plain string) {
	if !InNotebook() {
		fmt.Println(plain)
		return
	}
	Display(map[protocol.MIMEType]any{kind: content, protocol.MIMETextPlain: plain})
}

// Update shows output in the block that carries id. The first call makes the
// block, later ones replace what it shows.
func Update(id string, forms map[protocol.MIMEType]any) {
	Send(&protocol.DisplayData{Data: forms, DisplayID: id})
}

// pipes is the connection to the kernel, opened when first needed.
var pipes struct {
	sync.Mutex
	out     *gob.Encoder
	back    *gob.Decoder
	replies int
}

// send writes the message and waits until the kernel confirms that it has read
// it, for what is still in the pipe when a cell's program ends is lost.
func send(message *protocol.DisplayData) {
	if !InNotebook() {
		return
	}
	pipes.Lock()
	defer pipes.Unlock()
	if err := deliver(message); err != nil {
		fmt.Fprintln(os.Stderr, "cannot reach the notebook to show a picture:", err)
	}
}

func deliver(message *protocol.DisplayData) error {
	if err := open(); err != nil {
		return err
	}
	if err := pipes.out.Encode(message); err != nil {
		return err
	}
	pipes.replies++
	request := &protocol.CommValue{Address: protocol.GonbuiSyncAddress, Value: pipes.replies}
	if err := pipes.out.Encode(&protocol.DisplayData{
		Data: map[protocol.MIMEType]any{protocol.MIMECommValue: request},
	}); err != nil {
		return err
	}
	for {
		var reply protocol.CommValue
		if err := pipes.back.Decode(&reply); err != nil {
			return err
		}
		if reply.Address == protocol.GonbuiSyncAckAddress && reply.Value == any(pipes.replies) {
			return nil
		}
	}
}

func open() error {
	if pipes.out != nil {
		return nil
	}
	out, err := os.OpenFile(os.Getenv(protocol.GONB_PIPE_ENV), os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	back, err := os.OpenFile(os.Getenv(protocol.GONB_PIPE_BACK_ENV), os.O_RDONLY, 0)
	if err != nil {
		return err
	}
	pipes.out, pipes.back = gob.NewEncoder(out), gob.NewDecoder(back)
	return nil
}
