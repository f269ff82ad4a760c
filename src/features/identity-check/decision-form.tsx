import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { failureOf, failureSentence } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { CheckRow } from '../../components/field/check-row'
import { Chips } from '../../components/field/chips'
import { WordsField } from '../../components/field/words-field'
import { SectionTitle } from '../../components/page/section-title'
import { useKeptWords } from '../../platform/kept/kept-words'

/** As the server takes it. */
const NOTE_MIN = 2
const NOTE_MAX = 500

/** One of the answers that staff may give. */
export interface Verdict<Decision extends string> {
  readonly value: Decision
  readonly label: string
  /** What whoever gives it has seen and asked; each is ticked by itself. */
  readonly checks: readonly string[]
  /** What becomes of it, for the second look. */
  readonly consequences: readonly string[]
  /** Of the last button. */
  readonly action: string
  /** It cannot be taken back. */
  readonly isGrave: boolean
  /** Why it cannot be given now. */
  readonly refused?: string | undefined
  /** Something else that is missing, such as the paper that was seen. */
  readonly missing?: string | undefined
  /** What is asked for it alone. */
  readonly extra?: ReactNode
}

export interface DecisionFormProps<Decision extends string> {
  /** The one question that is decided: what is being written is kept under it. */
  readonly about: string
  readonly verdicts: readonly Verdict<Decision>[]
  readonly placeholder: string
  readonly send: (decision: Decision, note: string) => Promise<unknown>
  readonly onSent: (decision: Decision) => void
  /** Somebody else was faster: there is nothing left to decide. */
  readonly onOver: () => void
}

/** An answer with its reason, looked at twice before it counts. */
export function DecisionForm<Decision extends string>(props: DecisionFormProps<Decision>) {
  const { about, verdicts } = props
  const [chosen, setChosen] = useState<Decision>()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [isLookedAgain, setLookedAgain] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const words = useKeptWords(`identity ${about}`)
  const note = words.text.trim()
  const verdict = verdicts.find(({ value }) => value === chosen)

  async function send(decision: Decision): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      await props.send(decision, note)
      words.forget()
      props.onSent(decision)
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  const refusal = problem === null ? null : failureOf(problem)
  const isOver = refusal?.kind === 'refused' && OVER.includes(refusal.code)
  const said = problem !== null && (
    <Note tone={isOver ? 'wait' : 'bad'} announced>
      {failureSentence(problem)}
    </Note>
  )
  if (isOver) {
    return (
      <View className="stack stack--3">
        {said}
        <Button label="看别的" onTap={props.onOver} />
      </View>
    )
  }
  if (verdict && isLookedAgain) {
    return (
      <SecondLook
        verdict={verdict}
        note={note}
        busy={isBusy}
        onSend={() => void send(verdict.value)}
        onBack={() => setLookedAgain(false)}
      >
        {said}
      </SecondLook>
    )
  }
  return (
    <View className="stack stack--3">
      <SectionTitle title="怎么定" />
      <Chips
        label="怎么定"
        chips={verdicts.map(({ value, label }) => ({ value, label }))}
        selected={chosen}
        onToggle={(value) => {
          setChosen(value)
          setTicked([])
        }}
      />
      {verdict?.refused && <Note tone="wait">{verdict.refused}</Note>}
      {verdict && !verdict.refused && (
        <>
          {verdict.extra}
          {verdict.checks.length > 0 && (
            <Card flush>
              {verdict.checks.map((check) => (
                <CheckRow
                  key={check}
                  title={check}
                  checked={ticked.includes(check)}
                  onChange={(isOn) =>
                    // Two may be ticked before the first is drawn.
                    setTicked((before) => (isOn ? [...before, check] : before.filter((one) => one !== check)))
                  }
                />
              ))}
            </Card>
          )}
          <Card>
            <WordsField
              label="理由"
              value={words.text}
              maxLength={NOTE_MAX}
              placeholder={props.placeholder}
              hint="留给以后来查的人看，家里人看不到"
              onInput={words.write}
            />
          </Card>
        </>
      )}
      <Button
        label="再看一遍"
        disabledReason={missingIn(verdict, ticked, note)}
        onTap={() => setLookedAgain(true)}
      />
    </View>
  )
}

interface SecondLookProps {
  readonly verdict: Verdict<string>
  readonly note: string
  readonly busy: boolean
  readonly onSend: () => void
  readonly onBack: () => void
  /** What came of sending it. */
  readonly children: ReactNode
}

/** What becomes of the answer, once more before it counts. */
function SecondLook({ verdict, note, busy, onSend, onBack, children }: SecondLookProps) {
  return (
    <View className="stack stack--3">
      <SectionTitle title={`再看一遍：${verdict.label}`} />
      <Card>
        <View className="stack stack--2">
          {verdict.consequences.map((consequence) => (
            <Text key={consequence}>{consequence}</Text>
          ))}
          <Text className="t-sub">写的理由：{note}</Text>
        </View>
      </Card>
      {verdict.isGrave && <Note tone="bad">定了以后，这里改不回来。</Note>}
      {children}
      <Button
        kind={verdict.isGrave ? 'danger' : 'primary'}
        label={verdict.action}
        busy={busy}
        onTap={onSend}
      />
      <Button kind="quiet" label="回去改" disabledReason={busy ? '正在记下…' : undefined} onTap={onBack} />
    </View>
  )
}

/** Refusals that say that the question is closed. */
const OVER: readonly string[] = ['merge_over', 'guardianship_over', 'not_found']

/** What the button waits for, the topmost first. */
function missingIn(
  verdict: Verdict<string> | undefined,
  ticked: readonly string[],
  note: string,
): string | undefined {
  if (!verdict) return '先选怎么定'
  if (verdict.refused) return '现在不能这样定'
  if (verdict.missing) return verdict.missing
  const left = verdict.checks.filter((check) => !ticked.includes(check)).length
  if (left > 0) return `还有 ${left} 条没核对`
  return note.length < NOTE_MIN ? '先写理由' : undefined
}
