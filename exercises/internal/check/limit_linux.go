package check

import "syscall"

// memoryOfJudge is several times what the judge takes of any answer.
const memoryOfJudge = 1 << 30

// limitMemory ends a judge that would fill the machine: the run then goes on
// with the next hand-in. The limit is one that the worker may raise for itself.
func limitMemory() {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_DATA, &limit) == nil && limit.Cur > memoryOfJudge {
		limit.Cur = memoryOfJudge
		syscall.Setrlimit(syscall.RLIMIT_DATA, &limit)
	}
}
