import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { KeyGroup } from '#domain/key-group/key-group'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { KeyGroupSheet } from '../../../../features/key-group/key-group-sheet'
import { groupInLines } from '../../../../features/key-group/key-group-words'
import {
  type KnownKeyGroup,
  useKeyGroups,
  useKeyGroupWrite,
} from '../../../../features/key-group/use-key-groups'
import { AnswerView } from '../../../../features/page/answer-view'

/** 重点人群 of one resident: what each rests on, what staff add after they have seen it, and its end. */
export default function KeyGroupsPage() {
  const { patientId = '' } = useRouter().params
  const state = useKeyGroups(patientId)
  const [sheet, setSheet] = useState<{ readonly declared: KeyGroup | undefined } | null>(null)
  const ending = useKeyGroupWrite(client.keyGroup.end.mutate)
  const today = localDateOf(serverNow())
  return (
    <Page title="重点人群">
      <AnswerView state={state} loading="正在取重点人群…" failed="重点人群没取到">
        {({ rows }) => (
          <>
            {rows.length === 0 ? (
              <EmptyState title="没有重点人群" why="按年龄的会自己出来；别的看过证明再记上。" />
            ) : (
              <Card flush>
                {rows.map((row) => (
                  <GroupRow
                    key={row.id ?? row.group}
                    row={row}
                    today={today}
                    onConfirm={() => setSheet({ declared: row.group })}
                    onEnd={(id) => !ending.isPending && ending.mutate({ id })}
                  />
                ))}
              </Card>
            )}
            {ending.error && (
              <Note tone="bad" announced>
                {failureSentence(ending.error)}
              </Note>
            )}
            <Button
              kind="secondary"
              label="看过证明，记一类"
              onTap={() => setSheet({ declared: undefined })}
            />
            <Note tone="mute">每看一次、每改一次都会记下来，本人在“谁看过”里看得到。</Note>
          </>
        )}
      </AnswerView>
      {sheet && (
        <KeyGroupSheet patientId={patientId} declared={sheet.declared} onClose={() => setSheet(null)} />
      )}
    </Page>
  )
}

interface GroupRowProps {
  row: KnownKeyGroup
  today: LocalDate
  onConfirm: () => void
  onEnd: (id: string) => void
}

function GroupRow({ row, today, onConfirm, onEnd }: GroupRowProps) {
  const { id, nameZh, source, until } = row
  const isDeclared = source === 'declared' && until === null
  const action =
    id === null || until !== null ? null : isDeclared ? (
      <Link label="核对" spokenLabel={`核对${nameZh}`} onTap={onConfirm} />
    ) : (
      <Link label="结束" spokenLabel={`结束${nameZh}`} onTap={() => onEnd(id)} />
    )
  return (
    <Row
      title={nameZh}
      sub={groupInLines(row, today)}
      subTone={isDeclared ? 'wait' : 'plain'}
      {...(action ? { value: action } : {})}
    />
  )
}
