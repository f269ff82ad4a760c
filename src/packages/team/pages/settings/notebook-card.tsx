import { useState } from 'react'
import { GRID_NOTE_KIND_NAMES_ZH } from '#domain/care-team/grid-note'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { SectionTitle } from '../../../../components/page/section-title'
import { useNotes } from '../../../../features/care-team/use-team-settings'
import { AnswerView } from '../../../../features/page/answer-view'
import { NoteSheet } from './note-sheet'

/** The notebook of the grids as the team writes it: what was done, and of nobody whom (systems S4-09). */
export function NotebookCard({ teamId }: { teamId: string }) {
  const { state, more } = useNotes(teamId)
  const [isAdding, setAdding] = useState(false)
  const today = localDateOf(serverNow())
  return (
    <>
      <SectionTitle title="网格记事本" action="记一条" onAction={() => setAdding(true)} />
      <AnswerView state={state} loading="正在取记事本…" failed="记事本没取到">
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          return (
            <>
              <Card flush>
                {rows.length === 0 && (
                  <Row quiet title="还没有记过" sub="上门、义诊、讲座，记一条，居民看得到" />
                )}
                {rows.map(({ id, on, kind, text, reached, gridName }) => (
                  <Row
                    key={id}
                    title={`${GRID_NOTE_KIND_NAMES_ZH[kind]} · ${gridName}`}
                    sub={`${dateInWords(on, today)} · ${reached > 0 ? `${text}（${reached} 人）` : text}`}
                  />
                ))}
              </Card>
              {more && (
                <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
              )}
            </>
          )
        }}
      </AnswerView>
      {isAdding && <NoteSheet teamId={teamId} onClose={() => setAdding(false)} />}
    </>
  )
}
