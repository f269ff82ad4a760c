/** What a run left behind, for tests to read. */
export interface WeappRecord {
  readonly requests: RequestRecord[]
  /** Every crossing of the bridge from logic to view, in the bytes that WeChat would serialise. */
  readonly setData: { readonly page: string; readonly step: string; readonly bytes: number }[]
  readonly navigations: { readonly api: string; readonly url: string }[]
  readonly toasts: string[]
  readonly modals: { readonly title: string; readonly content: string }[]
  /** Functions of wx that were asked for and that the harness does not have. */
  readonly unknownApis: Set<string>
  readonly errors: unknown[]
  /** The templates of each question whether messages may be sent. */
  readonly subscriptions: (readonly string[])[]
  /** While a tap is handled: some functions of wx may be called by nothing else. */
  isTapped: boolean
}

export interface RequestRecord {
  readonly method: string
  readonly url: string
  readonly header: Readonly<Record<string, string>>
  readonly data: unknown
  status?: number
  /** The body, as the mini-program got it. */
  answer?: unknown
  error?: string
}

export function newRecord(): WeappRecord {
  return {
    requests: [],
    setData: [],
    navigations: [],
    toasts: [],
    modals: [],
    unknownApis: new Set(),
    errors: [],
    subscriptions: [],
    isTapped: false,
  }
}

/** Bytes per step of the journey, in the order in which the steps began. */
export function setDataBytesByStep(record: WeappRecord): Record<string, number> {
  const bytes: Record<string, number> = {}
  for (const crossing of record.setData) bytes[crossing.step] = (bytes[crossing.step] ?? 0) + crossing.bytes
  return bytes
}

/** The heaviest single setData: WeChat warns from 1 MB, and phones stutter long before. */
export function largestSetDataBytes(record: WeappRecord): number {
  return record.setData.reduce((largest, { bytes }) => Math.max(largest, bytes), 0)
}
