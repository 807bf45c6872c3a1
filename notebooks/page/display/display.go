// Package display reads what a running cell shows: the messages of GoNB's
// protocol, which package show/cell and GoNB's gonbui write into a pipe.
package display

import (
	"bytes"
	"encoding/base64"
	"encoding/gob"
	"errors"
	"fmt"
	"io"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// Output is one thing to show, in several forms of which the reader picks one.
type Output struct {
	Data map[string]string `json:"data"` // by media type; pictures that are no text in base64
	ID   string            `json:"id"`   // replaces what an earlier output with this ID shows
}

// Pipe turns what a program writes into outputs, and writes the answers that
// the program waits for.
type Pipe struct {
	in, out bytes.Buffer
	from    *gob.Decoder
	to      *gob.Encoder
}

// NewPipe starts the conversation with one program.
func NewPipe() *Pipe {
	p := &Pipe{}
	p.from, p.to = gob.NewDecoder(&p.in), gob.NewEncoder(&p.out)
	return p
}

// Read takes whole messages and returns what they show, and the bytes to answer with.
func (p *Pipe) Read(raw []byte) (outputs []Output, answer []byte, err error) {
	p.in.Write(raw)
	for {
		var message protocol.DisplayData
		err := p.from.Decode(&message)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return outputs, nil, fmt.Errorf("the program sent what is no picture: %w", err)
		}
		if request, ok := message.Data[protocol.MIMECommValue].(protocol.CommValue); ok {
			if err := p.answer(request); err != nil {
				return outputs, nil, err
			}
			continue
		}
		outputs = append(outputs, output(&message))
	}
	answer = bytes.Clone(p.out.Bytes())
	p.out.Reset()
	return outputs, answer, nil
}

// answer confirms that all before a request to synchronize has been read.
// Widgets, which ask for other things, have nobody to answer them in a page.
func (p *Pipe) answer(request protocol.CommValue) error {
	if request.Address != protocol.GonbuiSyncAddress {
		return nil
	}
	return p.to.Encode(&protocol.CommValue{Address: protocol.GonbuiSyncAckAddress, Value: request.Value})
}

func output(message *protocol.DisplayData) Output {
	o := Output{Data: map[string]string{}, ID: message.DisplayID}
	for kind, value := range message.Data {
		switch v := value.(type) {
		case string:
			o.Data[string(kind)] = v
		case []byte:
			if kind == protocol.MIMEImageSVG {
				o.Data[string(kind)] = string(v)
			} else {
				o.Data[string(kind)] = base64.StdEncoding.EncodeToString(v)
			}
		default:
			o.Data[string(kind)] = fmt.Sprint(v)
		}
	}
	return o
}
