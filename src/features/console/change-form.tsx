import { type FormEvent, type ReactNode, useState } from 'react'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { TextInput } from './console-fields'
import { refreshConsole } from './use-whole-list'

const REASON_MIN_LENGTH = 2
const REASON_MAX_LENGTH = 200

/** The words that end a form: what they are called, what they are for, their lines, and how many the server takes. */
interface Asked {
  readonly label: string
  readonly hint: string
  readonly lines: number
  readonly max?: number
}

/** Why, for whoever reads the change later. */
const REASON: Asked = { label: '原因', hint: '依据的文件或事由，留给后来的人看', lines: 2 }

interface ChangeFormProps<Answer> {
  /** The button's words; verb first. */
  readonly label: string
  /** What is still missing, in words for the dead button; undefined when the form may be sent. */
  readonly missing?: string | undefined
  readonly kind?: 'primary' | 'secondary' | 'danger'
  readonly asks?: Asked
  /** Nobody asks why. */
  readonly noReason?: boolean
  readonly send: (reason: string) => Promise<Answer>
  /** What has happened, for the note above the button. */
  readonly done: (answer: Answer) => string
  readonly children?: ReactNode
}

type Outcome = { readonly tone: 'ok' | 'bad'; readonly words: string }

/** The end of every form of the desk: why, one button, and what came of it. */
export function ChangeForm<Answer>(props: ChangeFormProps<Answer>) {
  const { label, missing, kind = 'primary', asks = REASON, noReason = false, send, done, children } = props
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const isReasoned = noReason || reason.trim().length >= REASON_MIN_LENGTH
  const dead = missing ?? (isReasoned ? undefined : `先写${asks.label}`)

  async function submit(event?: FormEvent) {
    event?.preventDefault()
    if (dead !== undefined || isBusy) return
    setBusy(true)
    try {
      const answer = await send(reason.trim())
      setReason('')
      setOutcome({ tone: 'ok', words: done(answer) })
      await refreshConsole()
    } catch (error) {
      setOutcome({ tone: 'bad', words: failureSentence(error) })
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="console-form" onSubmit={submit}>
      {children}
      {!noReason && (
        <TextInput
          label={asks.label}
          value={reason}
          maxLength={asks.max ?? REASON_MAX_LENGTH}
          placeholder={asks.hint}
          lines={asks.lines}
          onInput={setReason}
        />
      )}
      {outcome && (
        <Note tone={outcome.tone} announced>
          {outcome.words}
        </Note>
      )}
      <Button
        label={label}
        kind={kind}
        size="medium"
        busy={isBusy}
        disabledReason={dead}
        onTap={() => void submit()}
      />
    </form>
  )
}
