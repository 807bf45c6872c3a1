// Package wire is what judge and worker say to each other: the judge asks for a
// call by its name, with arguments, and the worker answers with what came of it.
//
// A message is a length and a flat row of bytes. Nothing in it can make the
// reader do more than go through it once: values nest no deeper than three
// levels, every count is checked against the bytes that are left before
// anything is made of it, and no message is longer than [MaxMessage]. A reader's
// memory is therefore a small multiple of that, whatever the other side writes.
//
//	message  length (4 bytes)  body
//	text     length (4 bytes)  that many bytes
//	value    kind (1 byte), then
//	         number  8 bytes
//	         truth   1 byte
//	         text    text
//	         slice   n (4 bytes)  n numbers
//	         matrix  rows, columns (4 bytes each, at least 1)  their product of numbers
//	         group   n (4 bytes)  n times text, value
//
// The worker's standard output may hold what a student prints before the worker
// gets to redirect it. So each answer begins with a mark that the judge drew for
// this very call; what stands before it is passed on as output.
package wire
