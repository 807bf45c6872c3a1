package check

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

const tick = 10 * time.Millisecond // of the times in /proc, on every processor that Go knows

// processorTime is what a process, with all that it has started, has used of
// the processors, and whether a thread of them runs or could. A sandbox's own processes count for next to nothing. The
// process 0 stands for none, and tells whether the times are known here.
func processorTime(pid int) (load, bool) {
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil || len(stats) == 0 {
		return load{}, false
	}
	used, children := map[int]int{}, map[int][]int{}
	for _, path := range stats {
		if id, parent, ticks, ok := readStat(path); ok {
			used[id] = ticks
			children[parent] = append(children[parent], id)
		}
	}
	sum, busy, family := 0, false, []int{pid}
	for len(family) > 0 && pid != 0 {
		sum += used[family[0]]
		busy = busy || wantsProcessor(family[0])
		family = append(family[1:], children[family[0]]...)
	}
	return load{time.Duration(sum) * tick, busy}, true
}

// wantsProcessor reports whether a thread of a process runs, could run, or
// waits for memory or a disk.
func wantsProcessor(pid int) bool {
	threads, _ := filepath.Glob("/proc/" + strconv.Itoa(pid) + "/task/*/stat")
	for _, path := range threads {
		data, err := os.ReadFile(path)
		if end := bytes.LastIndexByte(data, ')'); err == nil && end > 0 && end+2 < len(data) && bytes.IndexByte([]byte("RD"), data[end+2]) >= 0 {
			return true
		}
	}
	return false
}

// readStat reads who a process is, who started it, and how much it and the
// children it waited for have used.
func readStat(path string) (id, parent, ticks int, ok bool) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, 0, 0, false // it has ended since
	}
	end := bytes.LastIndexByte(data, ')') // of the name, in which anything may stand
	fields := bytes.Fields(data[end+1:])
	if end < 0 || len(fields) < 15 {
		return 0, 0, 0, false
	}
	number := func(field []byte) int { n, _ := strconv.Atoi(string(field)); return n }
	for _, field := range fields[11:15] { // utime, stime, cutime, cstime
		ticks += number(field)
	}
	id, err = strconv.Atoi(filepath.Base(filepath.Dir(path)))
	return id, number(fields[1]), ticks, err == nil
}
