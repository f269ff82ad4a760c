// Loaded before a server (NODE_OPTIONS=--import): at SIGUSR2 the clock of its machine steps by CLOCK_STEP_MS, as it
// does when somebody sets it. The monotonic clock runs on, as it does then.
const RealDate = Date
let stepMs = 0
const shownAt = () => RealDate.now() + stepMs

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(shownAt())
    else super(...parts)
  }
  static now() {
    return shownAt()
  }
}
process.on('SIGUSR2', () => {
  stepMs = Number(process.env.CLOCK_STEP_MS)
})
