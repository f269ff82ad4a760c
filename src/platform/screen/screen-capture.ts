/** A browser does not tell that its screen was captured. @returns stops it. */
export function onScreenCapture(_listener: () => void): () => void {
  return () => {}
}
