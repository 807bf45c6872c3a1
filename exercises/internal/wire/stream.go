package wire

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
)

// begin stands before a mark. No mark has this byte in it, which makes looking
// for one simple.
const begin = 0

// WriteRequest writes what the judge asks for.
func WriteRequest(w io.Writer, q Request) error { return write(w, nil, q.body()) }

// ReadRequest reads what the judge asks for.
func ReadRequest(r io.Reader) (Request, error) {
	body, err := read(r)
	if err != nil {
		return Request{}, err
	}
	in := reader{left: body}
	q := in.request()
	return q, in.end()
}

// WriteAnswer writes an answer under the mark of its request, in one piece.
func WriteAnswer(w io.Writer, mark string, a Answer) error {
	return write(w, append([]byte{begin}, mark...), a.body())
}

// ReadAnswer reads the answer with this mark, and passes on what stands before
// it. Its error is [ErrUnreadable], or that of the stream.
func ReadAnswer(r *bufio.Reader, mark string, before io.Writer) (Answer, error) {
	if err := skipTo(r, mark, before); err != nil {
		return Answer{}, err
	}
	body, err := read(r)
	if err != nil {
		return Answer{}, err
	}
	in := reader{left: body}
	a := in.answer()
	return a, in.end()
}

func write(w io.Writer, head, body []byte) error {
	if len(body) > MaxMessage {
		return fmt.Errorf("%w: it takes %d bytes, at most %d are allowed", ErrUnreadable, len(body), MaxMessage)
	}
	message := binary.LittleEndian.AppendUint32(head, uint32(len(body)))
	_, err := w.Write(append(message, body...))
	return err
}

func read(r io.Reader) ([]byte, error) {
	var length [4]byte
	if _, err := io.ReadFull(r, length[:]); err != nil {
		return nil, err
	}
	n := binary.LittleEndian.Uint32(length[:])
	if n > MaxMessage {
		return nil, fmt.Errorf("%w: it claims to take %d bytes", ErrUnreadable, n)
	}
	body := make([]byte, n)
	_, err := io.ReadFull(r, body)
	return body, err
}

// skipTo reads up to the end of the mark.
func skipTo(r *bufio.Reader, mark string, before io.Writer) error {
	for {
		other, err := r.ReadSlice(begin)
		if n := len(other); err == nil {
			other = other[:n-1]
		}
		before.Write(other)
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err != nil:
			return err
		}
		if next, err := r.Peek(len(mark)); err == nil && string(next) == mark {
			_, err = r.Discard(len(mark))
			return err
		}
	}
}
