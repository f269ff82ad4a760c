import { Text, View } from '@tarojs/components'
import { useReachBottom, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useFamily } from '../../../../api/use-family'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { TextField } from '../../../../components/field/text-field'
import { EmptyState } from '../../../../components/page/empty-state'
import { HeroPanel } from '../../../../components/page/hero-panel'
import { Page } from '../../../../components/page/page'
import { SectionTitle } from '../../../../components/page/section-title'
import { openTeam } from '../../../../features/care-team/doors'
import { TeamCard } from '../../../../features/care-team/team-card'
import type { CareTeam } from '../../../../features/care-team/use-team'
import { useTeams } from '../../../../features/care-team/use-teams'
import { leavingInWords } from '../../../../features/contract/packages/period-words'
import { usePeriods } from '../../../../features/contract/packages/use-periods'
import { useAskedAddress } from '../../../../features/contract/signing/asked-address'
import { PlacesOfAddress } from '../../../../features/contract/signing/places-of-address'
import { AnswerView } from '../../../../features/page/answer-view'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** What signing gives, and which team is the family's: by its address, or any of the county. */
export default function TeamsPage() {
  const [gridId, setGridId] = useState(useRouter().params.gridId)
  const periods = usePeriods()
  const { people } = useFamily()
  const patientIds = people.kind === 'ready' ? people.answer.map(({ id }) => id) : []
  const { state, refetch, more } = useTeams(gridId, patientIds)
  usePullToRefresh(refetch)
  useReachBottom(() => more && !more.loading && more.load())
  return (
    <Page title="找家庭医生">
      <HeroPanel label="签了有什么">
        <Text className="t-h1">家门口有个认得你家的医生</Text>
        <View className="stack stack--2 mt2">
          <Text className="t-sub">体检、疫苗到时候提醒；有事发消息、打电话，团队认得你家。</Text>
          <Text className="t-sub">{`基础包不用你花钱。一家人一次签完，${leavingInWords(periods)}。`}</Text>
        </View>
      </HeroPanel>
      <GridFinder onFound={setGridId} isFound={gridId !== undefined} />
      <AnswerView state={state} loading="正在取团队…" failed="团队没取到">
        {(teams) =>
          teams.length === 0 ? (
            <EmptyState title="还没有团队" why="卫生院正在组团队。先打电话问问最近的社区医院。" />
          ) : (
            <TeamList key={gridId} teams={teams} onTap={(id) => openTeam(id, gridId)} />
          )
        }
      </AnswerView>
    </Page>
  )
}

/** The teams of the house that serves the family's grid first, the rest of the county behind a button. */
function TeamList({ teams, onTap }: { teams: readonly CareTeam[]; onTap: (id: string) => void }) {
  const houses = teams
    .filter(({ isRecommended }) => isRecommended)
    .map(({ organizationId }) => organizationId)
  const near = teams.filter(({ organizationId }) => houses.includes(organizationId))
  const [unfolded, setUnfolded] = useState(false)
  const folded = near.length > 0 && near.length < teams.length && !unfolded
  const all = near.length === 0 ? '全县的团队' : '管你家这一片的排在前面'
  return (
    <>
      <SectionTitle title={folded ? '你家附近的团队' : all} />
      {(folded ? near : teams).map((team) => (
        <TeamCard key={team.id} team={team} onTap={() => onTap(team.id)} />
      ))}
      {folded && <Button kind="secondary" label="看全县别的团队" onTap={() => setUnfolded(true)} />}
    </>
  )
}

/** 住址 → 网格: no street has to be picked from a list. */
function GridFinder({ onFound, isFound }: { onFound: (gridId: string) => void; isFound: boolean }) {
  const [address, setAddress] = useState('')
  const { asked, ask } = useAskedAddress(address)
  return (
    <>
      <Card>
        <TextField
          label="你家住哪"
          value={address}
          placeholder="小区或村子的名字"
          maxLength={120}
          hint="用来找管这一片的团队，不会存下来"
          onInput={setAddress}
          onBlur={ask}
          onConfirm={ask}
        />
      </Card>
      <PlacesOfAddress
        address={asked}
        onPlace={({ gridId }) => onFound(gridId)}
        nowhere={isFound ? null : '这个地址还没有划进网格，下面任何一支团队都能签。'}
      />
    </>
  )
}
