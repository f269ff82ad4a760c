/** A browser's elements pass on every aria attribute by themselves. */
export function speakElements(): void {}
