import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answerState } from '../../../../api/answer-state'
import { api, client } from '../../../../api/client'
import { cursorPages } from '../../../../api/cursor-pages'
import { pagedAnswer } from '../../../../api/paged-answer'
import { useSession } from '../../../../api/session'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { Tag } from '../../../../components/content/tag'
import { Chips } from '../../../../components/field/chips'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { AnswerView } from '../../../../features/page/answer-view'

const FRESH = { gcTime: 0, staleTime: 0 } as const

/** 我的网格: name, building and signed or not, of those who agreed; a grid worker sees nothing else (journeys E2 42). */
export default function GridPage() {
  const isLoggedIn = useSession() !== null
  const grids = useQuery(api.gridWorker.mine.queryOptions({}, { enabled: isLoggedIn, ...FRESH }))
  const [chosen, setChosen] = useState<string>()
  if (!isLoggedIn) {
    return (
      <Page title="我的网格">
        <EmptyState title="先登录" why="这里是给网格员用的。" action="去登录" onAction={openLogin} />
      </Page>
    )
  }
  return (
    <Page title="我的网格">
      <AnswerView state={answerState(grids)} loading="正在取你的网格…" failed="网格没取到">
        {({ rows }) => {
          const gridId = chosen ?? rows[0]?.gridId
          return gridId ? (
            <>
              <Chips
                label="哪个网格"
                chips={rows.map((grid) => ({ value: grid.gridId, label: grid.name }))}
                selected={gridId}
                onToggle={setChosen}
              />
              <Residents key={gridId} gridId={gridId} />
            </>
          ) : (
            <EmptyState title="还没有分给你网格" why="街道把你排进一个网格，名单就会到这里。" />
          )
        }}
      </AnswerView>
    </Page>
  )
}

function Residents({ gridId }: { gridId: string }) {
  const query = useInfiniteQuery({
    queryKey: api.gridWorker.residents.infiniteQueryKey({ gridId }),
    ...cursorPages((start, call) => client.gridWorker.residents.query({ gridId, ...start }, call)),
    ...FRESH,
  })
  const { state, more } = pagedAnswer(query)
  return (
    <AnswerView state={state} loading="正在取名单…" failed="名单没取到">
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        return (
          <>
            <Note tone="info">
              只有同意给网格员看的人在这里，只看得到姓名、楼栋、签没签。每看一次都会记下来。
            </Note>
            {rows.length === 0 ? (
              <EmptyState title="还没有人同意" why="居民签约时同意了，名字才会出来。" />
            ) : (
              <Card flush>
                {rows.map(({ id, name, buildingName, isSigned }) => (
                  <Row
                    key={id}
                    title={name}
                    sub={buildingName ?? '没落到楼栋'}
                    value={<Tag tone={isSigned ? 'ok' : 'mute'} label={isSigned ? '签了' : '没签'} />}
                  />
                ))}
              </Card>
            )}
            {more && (
              <Button kind="quiet" size="medium" label="看后面的" busy={more.loading} onTap={more.load} />
            )}
          </>
        )
      }}
    </AnswerView>
  )
}
