package value

// Way stands, where a worker says at which line the student's code was, between
// that line and the functions that led to it.
const Way = " by way of "
