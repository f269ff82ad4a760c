import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { usePatient } from '../../../../api/use-patient'
import { BottomBar } from '../../../../components/bottom-bar'
import { Button } from '../../../../components/button'
import { Note } from '../../../../components/note'
import { Page } from '../../../../components/page'
import { AnswerView } from '../../../../features/appointment/answer-view'
import { PersonStrip } from '../../../../features/appointment/person-strip'
import {
  type BirthFacts,
  birthFactsDraft,
  birthFactsOf,
  missingInBirth,
} from '../../../../features/growth/birth-facts-draft'
import { BirthFactsForm } from '../../../../features/growth/birth-facts-form'
import { BirthFactsOfStaff } from '../../../../features/growth/birth-facts-of-staff'
import { useBirthFacts, useSaveBirthFacts } from '../../../../features/growth/use-birth-facts'
import { goBack } from '../../../../platform/go-back'

const TITLE = '出生时的情况'

/** How a child was born: what the curve of a preterm child and the visits to a newborn are counted from. */
export default function BirthFactsPage() {
  const { patientId = '' } = useRouter().params
  const query = useBirthFacts(patientId)
  const birthDate = usePatient(patientId)?.birthDate
  if (!query.data || !birthDate) {
    return (
      <Page title={TITLE}>
        <AnswerView state={answerState(query)} loading="正在打开…" failed="没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  const { facts, source } = query.data
  if (source === 'staff') {
    return (
      <Page title={TITLE}>
        <PersonStrip patientId={patientId} />
        <BirthFactsOfStaff facts={facts} />
      </Page>
    )
  }
  return <Written key={patientId} patientId={patientId} birthDate={birthDate} facts={facts} />
}

interface WrittenProps {
  patientId: string
  birthDate: LocalDate
  facts: BirthFacts
}

function Written({ patientId, birthDate, facts }: WrittenProps) {
  const [draft, setDraft] = useState(() => birthFactsDraft(facts))
  const { problem, busy, save } = useSaveBirthFacts(patientId)
  const missing = missingInBirth(draft)
  return (
    <Page
      title={TITLE}
      bar={
        <BottomBar>
          {problem && (
            <Note tone="bad" announced>
              {problem}
            </Note>
          )}
          <Button
            label="记下"
            busy={busy}
            {...(missing ? { disabledReason: missing } : {})}
            onTap={() => save(birthFactsOf(draft), goBack)}
          />
        </BottomBar>
      }
    >
      <PersonStrip patientId={patientId} />
      <BirthFactsForm
        draft={draft}
        birthDate={birthDate}
        today={localDateOf(serverNow())}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </Page>
  )
}
