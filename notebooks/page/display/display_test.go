package display

import (
	"bytes"
	"encoding/gob"
	"testing"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

func TestMessagesAreReadAndAnswered(t *testing.T) {
	var wire bytes.Buffer
	to := gob.NewEncoder(&wire)
	send := func(data map[protocol.MIMEType]any, id string) {
		if err := to.Encode(&protocol.DisplayData{Data: data, DisplayID: id}); err != nil {
			t.Fatal(err)
		}
	}
	p := NewPipe()
	var answers bytes.Buffer
	for round := 1; round <= 3; round++ {
		send(map[protocol.MIMEType]any{protocol.MIMEImagePNG: []byte{1, 2}, protocol.MIMETextPlain: "two bytes"}, "x")
		send(map[protocol.MIMEType]any{protocol.MIMECommValue: &protocol.CommValue{Address: protocol.GonbuiSyncAddress, Value: round}}, "")
		outputs, answer, err := p.Read(wire.Bytes())
		wire.Reset()
		if err != nil || len(outputs) != 1 {
			t.Fatalf("round %d: %v, %v", round, outputs, err)
		}
		if o := outputs[0]; o.ID != "x" || o.Data["image/png"] != "AQI=" || o.Data["text/plain"] != "two bytes" {
			t.Errorf("round %d shows %+v", round, o)
		}
		answers.Write(answer)
	}
	from := gob.NewDecoder(&answers)
	for round := 1; round <= 3; round++ {
		var reply protocol.CommValue
		if err := from.Decode(&reply); err != nil || reply.Address != protocol.GonbuiSyncAckAddress || reply.Value != any(round) {
			t.Errorf("round %d is answered with %+v, %v", round, reply, err)
		}
	}
}

func TestWhatIsNoMessageIsAnError(t *testing.T) {
	if _, _, err := NewPipe().Read([]byte("\x05hello world")); err == nil {
		t.Error("text passes for a message")
	}
}
