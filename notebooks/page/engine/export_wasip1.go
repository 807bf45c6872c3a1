package main

import (
	"encoding/binary"
	"unsafe"
)

// room is where requests arrive and replies wait until they are read.
var (
	room, replied []byte
	only          engine
)

func main() {} // a library has no main of its own

//go:wasmexport buffer
func buffer(n int32) unsafe.Pointer {
	room = make([]byte, max(n, 1))
	return unsafe.Pointer(&room[0])
}

//go:wasmexport call
func call(n int32) unsafe.Pointer {
	answer := only.answer(room[:n])
	replied = binary.LittleEndian.AppendUint32(make([]byte, 0, 4+len(answer)), uint32(len(answer)))
	replied = append(replied, answer...)
	return unsafe.Pointer(&replied[4])
}
