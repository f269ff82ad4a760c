import { Text, View } from '@tarojs/components'
import { isOpen } from '#domain/contract/contract-status'
import { QUESTIONNAIRE_WORDS_ZH } from '#domain/contract/questionnaire'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords, periodInWords } from '#domain/kernel/time-in-words'
import { KEY_GROUP_NAMES_ZH } from '#domain/key-group/key-group'
import { RELATION_NAMES_ZH, type Relation } from '#domain/patient/relation'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { Row } from '../../../components/content/row'
import { Tag } from '../../../components/content/tag'
import { SectionTitle } from '../../../components/page/section-title'
import { packageInWords } from '../packages/package-words'
import type { Application } from './inbox-query'
import { timeLeft } from './inbox-words'
import { SignatureRows } from './signature-rows'

const SOURCES_ZH = { age: '', staff: '', declared: '，自己说的，要核对' } as const
const TURNS_ZH = { ask: '团队问', answer: '居民答', reject: '没办成的原因', end: '团队结束的原因' } as const

export interface InboxApplicationProps {
  application: Application
  now: Date
  /** Left out where nothing is decided any more. */
  onPlace?: () => void
}

/** An application as the team reads it before it decides. */
export function InboxApplication({ application, now, onPlace }: InboxApplicationProps) {
  const { packages, startsOn, endsOn, dialogue, gridName, buildingName, address } = application
  const today = localDateOf(now)
  return (
    <>
      <WhoApplies application={application} now={now} />
      <SectionTitle
        title="住址"
        {...(onPlace && isOpen(application.status)
          ? { action: gridName ? '改网格' : '落到网格', onAction: onPlace }
          : {})}
      />
      <Card flush>
        <Row
          icon="pin"
          title={address}
          sub={[gridName ?? '不在任何网格，要先落户到网格', buildingName].filter(Boolean).join(' · ')}
          subTone={gridName ? 'plain' : 'wait'}
        />
      </Card>
      <SectionTitle title="签什么" />
      <Card flush>
        {packages.map((each) => (
          <Row
            key={each.id}
            icon="doc"
            title={packageInWords(each)}
            value={each.selfFen === 0 ? '不用自己付' : '要自己付'}
          />
        ))}
        <Row quiet title="起止" value={periodInWords(startsOn, endsOn, today)} />
        <SignatureRows application={application} today={today} />
      </Card>
      <Answers application={application} />
      {dialogue.length > 0 && (
        <>
          <SectionTitle title="问和答" />
          <Card>
            <View className="stack stack--3">
              {dialogue.map(({ at, kind, text }) => (
                <View key={at} className="stack">
                  <Text className="t-cap t-digits">{`${TURNS_ZH[kind]} · ${momentInWords(new Date(at), today)}`}</Text>
                  <Text className="t-body">{text}</Text>
                </View>
              ))}
            </View>
          </Card>
        </>
      )}
    </>
  )
}

function WhoApplies({ application, now }: Pick<InboxApplicationProps, 'application' | 'now'>) {
  const { name, age, sex, documentMasked, verification, groups } = application
  const left = timeLeft(application, now)
  const isSure = verification === 'real-name' || verification === 'staff'
  const known = isSure ? '证件核对过' : '证件还没核对'
  return (
    <Card>
      <View className="stack stack--2">
        <View className="line line--wrap">
          <Text className="t-lead">{name}</Text>
          {groups.map(({ group, source }) => (
            <Tag
              key={group}
              label={`${KEY_GROUP_NAMES_ZH[group]}${SOURCES_ZH[source]}`}
              tone={source === 'declared' ? 'wait' : 'primary'}
            />
          ))}
        </View>
        <Text className="t-sub t-2">
          {[SEX_NAMES_ZH[sex], age, applicantInWords(application)].join(' · ')}
        </Text>
        <Text className="t-sub t-2 t-digits">{`${documentMasked} · ${known}`}</Text>
        {left && (
          <Text className={left.isUrgent ? 't-sub t-bad t-strong' : 't-sub t-digits'}>{left.words}</Text>
        )}
      </View>
    </Card>
  )
}

function applicantInWords({ relation, isFilledByTeam }: Application): string {
  if (isFilledByTeam) return '团队当面代填'
  return relation === 'self' ? '本人申请' : `申请人的${RELATION_NAMES_ZH[relation as Relation]}`
}

function Answers({ application: { questionnaire } }: { application: Application }) {
  const { livesWith, gettingAbout, reachedBy, takesLongTermMedicine, wishes, livesHereSince } = questionnaire
  return (
    <>
      <SectionTitle title="居民填的" />
      <Card flush>
        <Row quiet title="住" value={QUESTIONNAIRE_WORDS_ZH.livesWith[livesWith]} />
        <Row quiet title="走动" value={QUESTIONNAIRE_WORDS_ZH.gettingAbout[gettingAbout]} />
        <Row quiet title="长期吃药" value={takesLongTermMedicine ? '在吃' : '没有'} />
        <Row quiet title="怎么找最快" value={QUESTIONNAIRE_WORDS_ZH.reachedBy[reachedBy]} />
        {livesHereSince && <Row quiet title="住到这里" value={livesHereSince} />}
        {wishes !== '' && <Row title="想要团队多留意" sub={wishes} />}
      </Card>
    </>
  )
}

export interface InboxOtherWaysProps {
  status: Application['status']
  onReject: () => void
  onQueue: () => void
}

/** The quieter decisions: into the queue, or not at all. */
export function InboxOtherWays({ status, onReject, onQueue }: InboxOtherWaysProps) {
  return (
    <View className="line line--wrap line--wide">
      {status === 'submitted' && <Link label="名额满了，放进排队" icon="clock" onTap={onQueue} />}
      <Link label="不能签，写原因" icon="x" onTap={onReject} />
    </View>
  )
}
