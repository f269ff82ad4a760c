import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { EntryKind } from '#domain/kernel/entry-kind'
import type { LocalDate } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { ADDENDUM_MAX } from '#domain/record/addendum'
import { movableKind } from '#domain/record/movable-kind'
import type { TimelineFlag } from '#domain/record/timeline'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { WordsSheet } from '../../../../components/sheet/words-sheet'
import { replaceWithStaffMeasure } from '../../../../features/growth/doors'
import { ConfirmSheet } from '../../../../features/record/chart/confirm-sheet'
import { WITHDRAWAL_WORDS_ZH } from '../../../../features/record/chart/entry-step-words'
import { useChartEntrySteps, withdrawableKind } from '../../../../features/record/chart/use-chart-entry-steps'
import { useKeptWords } from '../../../../platform/kept/kept-words'
import { goBack } from '../../../../platform/screen/go-back'
import { MoveEntry } from './move-entry'

export interface EntryStepsProps {
  entry: { readonly patientId: string; readonly kind: EntryKind; readonly id: string }
  /** `chart.entry`, as far as it decides what can be done. */
  answer: {
    readonly title: string
    readonly sub: string | null
    readonly releaseAt: string | null
    readonly flags: readonly TimelineFlag[]
    readonly mayChange: boolean
  }
  today: LocalDate
  /** With the masked name of whose it is now. */
  onMoved: (nameMasked: string) => void
}

type Step = 'words' | 'resolve' | 'withdraw' | 'move'

/** What can be done with one entry by whoever may write into this record. */
export function EntrySteps({ entry, answer, today, onMoved }: EntryStepsProps) {
  const { kind } = entry
  const { title, sub, releaseAt, flags, mayChange } = answer
  const { busy, problem, ...steps } = useChartEntrySteps()
  const [step, setStep] = useState<Step | null>(null)
  const close = () => setStep(null)
  const words = useKeptWords(`addendum ${entry.id}`)
  const onAdded = () => {
    words.forget()
    close()
  }
  const named = sub ? `${title}，${sub}` : title
  const withdrawable = mayChange ? withdrawableKind(kind) : null
  const movable = movableKind(kind)
  const mayResolve = kind === 'allergy' && !flags.includes('resolved')
  return (
    <>
      {releaseAt && (
        <>
          <Note tone="wait" icon="clock">
            家长还看不到。你讲过以后点一下；不点，{momentInWords(new Date(releaseAt), today)} 自动公开。
          </Note>
          <Button label="已经跟家长讲过，公开" busy={busy} onTap={() => steps.release(entry)} />
        </>
      )}
      <Card flush>
        <Row icon="pen" title="补充一句" sub="原来的不变，你的话加在下面" onTap={() => setStep('words')} />
        {mayChange && kind === 'measurement' && (
          <Row
            icon="ruler"
            title="数写错了，改一下"
            sub="原来的留底，曲线用新的"
            onTap={() => replaceWithStaffMeasure(entry.patientId, entry.id)}
          />
        )}
        {mayResolve && (
          <Row
            icon="check"
            title="不再算过敏"
            sub="长大不过敏了，或者查过不是"
            onTap={() => setStep('resolve')}
          />
        )}
        {movable && (
          <Row
            icon="team"
            title="记错了人"
            sub="移到对的人名下，比如双胞胎记反了"
            onTap={() => setStep('move')}
          />
        )}
        {withdrawable && (
          <Row icon="x" title="不该记，撤回" sub="这里写的，这里撤" onTap={() => setStep('withdraw')} />
        )}
      </Card>
      {problem && step === null && <Text className="t-bad">{problem}</Text>}
      <WordsSheet
        open={step === 'words'}
        title="补充一句"
        explained="原来的记录不变，你的话加在下面，家长看得到。"
        label="补充什么"
        max={ADDENDUM_MAX}
        words={words}
        action="加上"
        busy={busy}
        problem={problem}
        onSend={(text) => steps.addWords({ ...entry, text }, onAdded)}
        onClose={close}
      />
      <ConfirmSheet
        open={step === 'resolve'}
        title="不再算过敏"
        explained="档案里还留着这一条，写明今天起不算；以后开药不再拦它。"
        action="确定，不再算过敏"
        busy={busy}
        problem={problem}
        onConfirm={() => steps.resolve(entry, close)}
        onClose={close}
      />
      {withdrawable && (
        <ConfirmSheet
          open={step === 'withdraw'}
          title="撤回这一条"
          explained={`“${named}”以后家长和医护都看不到。${WITHDRAWAL_WORDS_ZH[withdrawable]}`}
          action="撤回，以后看不到"
          busy={busy}
          problem={problem}
          onConfirm={() => steps.withdraw(entry, withdrawable, goBack)}
          onClose={close}
        />
      )}
      {step === 'move' && movable && (
        <MoveEntry entry={{ ...entry, kind: movable }} title={named} onMoved={onMoved} onClose={close} />
      )}
    </>
  )
}
