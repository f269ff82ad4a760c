import { useState } from 'react'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { periodInWords } from '#domain/kernel/time-in-words'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { SectionTitle } from '../../../../components/page/section-title'
import { type TeamAbsence, useAbsences, useTeamWrite } from '../../../../features/care-team/use-team-settings'
import { AnswerView } from '../../../../features/page/answer-view'
import { AbsenceSheet } from './absence-sheet'
import type { SettingsProps } from './settings-props'

/** Who is away and who stands in; whoever stands in reaches what the team reaches from the first day on. */
export function AbsenceCard({ team, ownId }: SettingsProps) {
  const { teamId, teamRole } = team
  const state = useAbsences(teamId)
  const [isAdding, setAdding] = useState(false)
  const cancelling = useTeamWrite(client.careTeam.cancelAbsence.mutate)
  const today = localDateOf(serverNow())
  const maySpeakFor = (id: string) => teamRole === 'leader' || id === ownId
  return (
    <>
      <SectionTitle title="请假和代班" action="加一段" onAction={() => setAdding(true)} />
      <AnswerView state={state} loading="正在取请假…" failed="请假没取到">
        {({ rows }) => (
          <Card flush>
            {rows.length === 0 && <Row quiet title="没有人请假" />}
            {rows.map((row) => (
              <Row
                key={row.id}
                title={row.name}
                sub={absenceInWords(row, today)}
                value={
                  maySpeakFor(row.practitionerId) && (
                    <Link
                      label="取消"
                      spokenLabel={`取消${row.name}的请假`}
                      onTap={() => !cancelling.isPending && cancelling.mutate({ id: row.id })}
                    />
                  )
                }
              />
            ))}
          </Card>
        )}
      </AnswerView>
      {cancelling.error && (
        <Note tone="bad" announced>
          {failureSentence(cancelling.error)}
        </Note>
      )}
      {isAdding && <AbsenceSheet team={team} ownId={ownId} onClose={() => setAdding(false)} />}
    </>
  )
}

function absenceInWords({ startsOn, endsOn, coverName }: TeamAbsence, today: LocalDate): string {
  return `${periodInWords(startsOn, endsOn, today)}\n${coverName ? `${coverName}代班` : '没有人代班'}`
}
