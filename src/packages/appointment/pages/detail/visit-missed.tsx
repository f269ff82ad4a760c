import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { failureSentence } from '../../../../api/failure-of'
import { WordsSheet } from '../../../../components/sheet/words-sheet'
import { AnswerView } from '../../../../features/page/answer-view'
import { MissedNote } from '../../../../features/visit-day/missed-note'
import { missedWords } from '../../../../features/visit-day/missed-words'
import { renewMissed, useAppeal, useMissed } from '../../../../features/visit-day/use-missed'
import { useKeptWords } from '../../../../platform/kept/kept-words'

/** As the server takes it. */
const WORDS_MAX = 200

export interface VisitMissedProps {
  visit: { id: string; patientId: string }
  today: LocalDate
}

/** A visit to which nobody came: what follows from it, and how the family explains it. */
export function VisitMissed({ visit, today }: VisitMissedProps) {
  const missed = answerState(useMissed({ appointmentId: visit.id, patientId: visit.patientId }))
  const appeal = useAppeal()
  const [isOpen, setOpen] = useState(false)
  const words = useKeptWords(`no-show ${visit.id}`)
  const onSuccess = () => {
    words.forget()
    setOpen(false)
    renewMissed()
  }
  const send = (reason: string) => appeal.mutate({ appointmentId: visit.id, reason }, { onSuccess })
  return (
    <>
      <AnswerView state={missed} loading="正在看这一次怎么算…" failed="这一次怎么算没取到">
        {(answer) => {
          const missedIn = missedWords(answer, today)
          const canAppeal = answer.visit?.appeal === 'open'
          return (
            missedIn && <MissedNote words={missedIn} onAppeal={canAppeal ? () => setOpen(true) : undefined} />
          )
        }}
      </AnswerView>
      <WordsSheet
        open={isOpen}
        title="说说为什么没来"
        explained="写清楚当时怎么了，有没有打过电话、有没有病历。社区医院看了答复，有原因就不算爽约。"
        label="原因"
        placeholder="比如 半夜烧到 39 度，先去了急诊"
        max={WORDS_MAX}
        words={words}
        action="发给社区医院"
        busy={appeal.isPending}
        problem={appeal.error ? failureSentence(appeal.error) : undefined}
        onSend={send}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
