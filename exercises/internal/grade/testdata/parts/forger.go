package perceptron

import "encoding/binary"
import "io"
import "os"

// The parts of a message, as package wire writes them.

const (
	number = 1
	text   = 3
	matrix = 5
	group  = 6
)

func count(n ...uint32) (b []byte) {
	for _, n := range n {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return b
}

func word(s string) []byte { return append(count(uint32(len(s))), s...) }

// question reads what the judge asks before the worker does: the mark that an
// answer has to begin with, and the arguments as they came.
func question() (mark string, args []byte) {
	var length [4]byte
	if _, err := io.ReadFull(os.Stdin, length[:]); err != nil {
		os.Exit(0)
	}
	body := make([]byte, binary.LittleEndian.Uint32(length[:]))
	io.ReadFull(os.Stdin, body)
	take := func(n uint32) []byte {
		taken := body[:n]
		body = body[n:]
		return taken
	}
	mark = string(take(binary.LittleEndian.Uint32(take(4))))
	take(1)
	take(binary.LittleEndian.Uint32(take(4)))
	return mark, body[:len(body)-1]
}

// say writes an answer of these bytes under a mark.
func say(mark string, body ...[]byte) {
	n := 0
	for _, part := range body {
		n += len(part)
	}
	os.Stdout.Write(append(append([]byte{0}, mark...), count(uint32(n))...))
	for _, part := range body {
		os.Stdout.Write(part)
	}
}
