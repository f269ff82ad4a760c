/** A phone has a camera. @returns stops it */
export function catchTyping(_id: string): () => void {
  return () => {}
}
