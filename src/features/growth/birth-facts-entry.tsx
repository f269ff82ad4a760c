import { type ReactNode, useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { BottomBar } from '../../components/page/bottom-bar'
import { Page } from '../../components/page/page'
import { type BirthFacts, birthFactsDraft, birthFactsOf, missingInBirth } from './birth-facts-draft'
import { BirthFactsForm } from './birth-facts-form'
import { useSaveBirthFacts } from './use-birth-facts'

export interface BirthFactsEntryProps {
  title: string
  /** Whose birth it was, and what saving means. */
  head: ReactNode
  patientId: string
  birthDate: LocalDate
  /** What is known stands there already. */
  facts: BirthFacts
  today: LocalDate
  by: 'family' | 'staff'
  onSaved: () => void
}

/** How a child was born, under the pen of families and staff alike, and the one button that saves it. */
export function BirthFactsEntry(props: BirthFactsEntryProps) {
  const { title, head, patientId, birthDate, facts, today, by, onSaved } = props
  const [draft, setDraft] = useState(() => birthFactsDraft(facts))
  const { problem, busy, save } = useSaveBirthFacts(patientId, by)
  const missing = missingInBirth(draft)
  return (
    <Page
      title={title}
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
            onTap={() => save(birthFactsOf(draft), onSaved)}
          />
        </BottomBar>
      }
    >
      {head}
      <BirthFactsForm
        draft={draft}
        birthDate={birthDate}
        today={today}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </Page>
  )
}
