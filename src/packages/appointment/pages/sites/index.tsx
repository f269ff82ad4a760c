import { Text } from '@tarojs/components'
import { useReachBottom, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { SERVICE_NAMES_ZH, type Service } from '#domain/kernel/healthcare-service'
import { ageMonthsOn, type LocalDate, localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { usePatient } from '../../../../api/use-patient'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openFamily, openSlots, openTriage, serviceNamed } from '../../../../features/appointment/doors'
import { PlaceCard, type PlaceCardProps } from '../../../../features/directory/place-card'
import { EVERY_PLACE, isNarrowed } from '../../../../features/directory/place-filter'
import { PlaceFilterBar } from '../../../../features/directory/place-filter-bar'
import { earliestInWords, shortPlaceName } from '../../../../features/directory/place-words'
import { usePlaces } from '../../../../features/directory/use-directory'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { lastTriage } from '../../../../features/triage/last-triage'
import { answersInWords } from '../../../../features/triage/triage-answers'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** Where to be seen: the earliest or the nearest, and one button for the first of them. */
export default function SitesPage() {
  const service = serviceNamed(useRouter().params.service)
  const { patientId } = usePersonOfPage()
  const today = localDateOf(serverNow())
  const [filter, setFilter] = useState(EVERY_PLACE)
  const query = usePlaces(filter, service, today)
  const places = query.data?.pages.flatMap((page) => page.rows) ?? []
  const first = places[0]
  const open = (organizationId: string) => openSlots({ organizationId, service, patientId })

  usePullToRefresh(query.refetch)
  useReachBottom(() => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  })

  return (
    <Page title="选社区" bar={first && <GoThere place={first} today={today} onTap={() => open(first.id)} />}>
      <WhoFor patientId={patientId} service={service} />
      <PlaceFilterBar filter={filter} onChange={setFilter} />
      <AnswerView
        state={answerState({ ...query, data: query.data && places })}
        loading="正在找有号的社区…"
        failed="社区没取到"
        safe="已经约好的号不受影响。"
      >
        {(rows) =>
          rows.length === 0 ? (
            <NoPlaces
              narrowed={isNarrowed(filter)}
              onWiden={() => setFilter({ ...EVERY_PLACE, near: filter.near })}
            />
          ) : (
            <>
              {rows.map((place) => (
                <PlaceCard
                  key={place.id}
                  place={place}
                  today={today}
                  selected={place.id === first?.id}
                  onTap={() => open(place.id)}
                />
              ))}
              <Note tone="info" icon="route">
                <Text className="t-strong">社区放在前面，</Text>
                先在社区看、需要时再转，号更快。你随时可以改选医院。
              </Note>
              {!query.hasNextPage && <Text className="t-cap t-center">就这 {rows.length} 家</Text>}
            </>
          )
        }
      </AnswerView>
    </Page>
  )
}

interface GoThereProps {
  place: PlaceCardProps['place']
  today: LocalDate
  onTap: () => void
}

/** 「去城东社区 · 最早 08:20」, 「去城东社区 · 明天 08:30」 */
function GoThere({ place, today, onTap }: GoThereProps) {
  const earliest = earliestInWords(place.earliest, today)
  const when = place.earliest ? ` · ${earliest.when}` : ''
  return (
    <BottomBar>
      <Button
        label={`去${shortPlaceName(place.name)}${when}`}
        spokenLabel={`去${place.name}，${earliest.spoken}`}
        onTap={onTap}
      />
    </BottomBar>
  )
}

function NoPlaces({ narrowed, onWiden }: { narrowed: boolean; onWiden: () => void }) {
  return narrowed ? (
    <EmptyState
      title="没有合适的社区"
      why="条件放宽一点，就能看到更多。"
      action="看全部社区"
      onAction={onWiden}
    />
  ) : (
    <EmptyState title="没有合适的社区" why="这项服务眼下没有社区开放。" />
  )
}

/** A sick child is shown with what was just said of it; 修改 leads back there. */
function WhoFor({ patientId, service }: { patientId: string | undefined; service: Service }) {
  const patient = usePatient(patientId)
  const answers = patientId ? lastTriage(patientId) : null
  const about = SERVICE_NAMES_ZH[service]
  if (service === 'sick-visit' && patient && answers) {
    const caption = answersInWords(answers, ageMonthsOn(patient.birthDate, localDateOf(serverNow())))
    return (
      <PersonStrip
        patientId={patientId}
        about={about}
        caption={caption}
        action="修改"
        onAction={() => openTriage(patient.id)}
      />
    )
  }
  return <PersonStrip patientId={patientId} about={about} action="换人" onAction={() => openFamily(true)} />
}
