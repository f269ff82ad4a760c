import { useState } from 'react'

/**
 * Sentences that are being written, by what they are about, in this process only: they may say what somebody suffers
 * from, and never lie on a phone's disk. A sheet that was closed by mistake, a page that was left and an answer that
 * was refused keep them.
 */
const kept = new Map<string, string>()

/** More than anybody leaves half-written. */
const KEPT = 20

export interface KeptWords {
  readonly text: string
  readonly write: (text: string) => void
  /** They have arrived. */
  readonly forget: () => void
}

/** @param about names the one thing that they are about, such as `no-show ID`; while it changes, so do the words. */
export function useKeptWords(about: string, starting = ''): KeptWords {
  const [typed, setTyped] = useState({ about, text: wordsAbout(about) ?? starting })
  const text = typed.about === about ? typed.text : (wordsAbout(about) ?? starting)
  return {
    text,
    write: (next) => {
      keepWords(about, next)
      setTyped({ about, text: next })
    },
    forget: () => {
      kept.delete(about)
      setTyped({ about, text: starting })
    },
  }
}

export function wordsAbout(about: string): string | undefined {
  return kept.get(about)
}

export function keepWords(about: string, text: string): void {
  kept.delete(about)
  kept.set(about, text)
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
}

/** Somebody else holds the phone now. */
export function forgetAllWords(): void {
  kept.clear()
}
