import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import {
  CLAIM_CARE_NAMES_ZH,
  CLAIM_CARES,
  type ClaimCare,
  HOSPITAL_LEVEL_NAMES_ZH,
  HOSPITAL_LEVELS,
  type HospitalLevel,
} from '#domain/mutual-aid/claim/claim-care'
import { failureSentence } from '../../../../api/failure-of'
import { usePatient } from '../../../../api/use-patient'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { Chips } from '../../../../components/field/chips'
import { ChoiceField } from '../../../../components/field/picker-field'
import { LoadingState } from '../../../../components/page/loading-state'
import { Page } from '../../../../components/page/page'
import { SectionTitle } from '../../../../components/page/section-title'
import { openAddMember, openLogin, openSites } from '../../../../features/appointment/doors'
import { ArithmeticCard } from '../../../../features/claim/arithmetic-card'
import { DifferenceCard } from '../../../../features/claim/difference-card'
import { typedYuan } from '../../../../features/claim/typed-yuan'
import { type Estimate, type EstimateWish, useEstimate } from '../../../../features/claim/use-claims'
import { YuanField } from '../../../../features/claim/yuan-field'
import { ForPerson } from '../../../../features/page/for-person'

/** What most of the bills that families bring come to, so that the first answer needs no typing. */
const FIRST_GUESS = { billed: '10000', basic: '4000' }

const TITLE = '看病前，先估一估'

export default function EstimatePage() {
  return (
    <ForPerson
      title={TITLE}
      why="孩子加进来，就能先看在社区看、去医院看各给多少。"
      onLogIn={openLogin}
      onAdd={openAddMember}
    >
      {(patientId) => <EstimateOf key={patientId} patientId={patientId} />}
    </ForPerson>
  )
}

/** 看病前，先估一估: what each way would bring, before anybody has set out. */
function EstimateOf({ patientId }: { patientId: string }) {
  const name = usePatient(patientId)?.name ?? '孩子'
  const [care, setCare] = useState<ClaimCare>('inpatient')
  const [level, setLevel] = useState<HospitalLevel>('tertiary')
  const [cause, setCause] = useState<'illness' | 'accident'>('illness')
  const [billed, setBilled] = useState(FIRST_GUESS.billed)
  const [basic, setBasic] = useState(FIRST_GUESS.basic)
  const [shown, setShown] = useState('A')
  const wish = wishOf({ patientId, care, hospitalLevel: level, cause }, billed, basic)
  const { data, error, isLoading } = useEstimate(wish)
  return (
    <Page title={TITLE}>
      <Card>
        <View className="stack stack--3">
          <Text className="t-strong">{`${name}这次大概怎么看`}</Text>
          <Chips
            label="怎么看"
            chips={CLAIM_CARES.map((value) => ({ value, label: CLAIM_CARE_NAMES_ZH[value] }))}
            selected={care}
            onToggle={setCare}
          />
          <Chips
            label="因为什么"
            chips={[
              { value: 'illness', label: '生病' },
              { value: 'accident', label: '意外受伤' },
            ]}
            selected={cause}
            onToggle={setCause}
          />
          <ChoiceField
            label="大概去哪一级医院"
            value={level}
            choices={HOSPITAL_LEVELS.map((value) => ({ value, label: HOSPITAL_LEVEL_NAMES_ZH[value] }))}
            onChange={setLevel}
          />
          <YuanField label="大概一共花多少" text={billed} onInput={setBilled} />
          <YuanField label="基本医保大概付多少" text={basic} hint="没有医保写 0" onInput={setBasic} />
        </View>
      </Card>
      {wish === null && (
        <Note tone="mute">
          <Text>写好花费就能算。医保付的不能比花费多。</Text>
        </Note>
      )}
      {isLoading && wish !== null && <LoadingState label="正在算…" count={2} />}
      {error && (
        <Note tone="bad" announced>
          {failureSentence(error)}
        </Note>
      )}
      {data && wish !== null && <Result estimate={data} shown={shown} onShow={setShown} />}
      {data && wish !== null && (
        <Card flush>
          <Row
            icon="pin"
            title="先在家门口的社区看"
            sub="约一个有儿科认证的医生"
            onTap={() => openSites(patientId, 'sick-visit')}
          />
        </Card>
      )}
      <Note tone="mute">
        <Text>这是按今天的规则估的，不是答应。真正给多少，按发票和当天的规则算。</Text>
      </Note>
    </Page>
  )
}

interface ResultProps {
  estimate: Estimate
  shown: string
  onShow: (pathway: string) => void
}

function Result({ estimate: { rows, differenceFen, against }, shown, onShow }: ResultProps) {
  const direct = rows.find(({ pathway }) => pathway === 'D')
  const open = rows.find(({ pathway }) => pathway === shown)
  return (
    <>
      {against.map(({ code, text }) => (
        <Note key={code} tone="wait" announced>
          <Text>{`今天去还不给：${text}`}</Text>
        </Note>
      ))}
      <DifferenceCard isEstimate differenceFen={differenceFen} ifDirectFen={direct?.benefitFen ?? 0} />
      <SectionTitle title="每条路给多少" />
      <Card flush label="每条路给多少">
        {rows.map(({ pathway, nameZh, benefitFen }) => (
          <Row
            key={pathway}
            title={nameZh}
            value={<Text className="t-strong t-digits">{yuanOf(benefitFen)}</Text>}
            onTap={() => onShow(pathway)}
          />
        ))}
      </Card>
      {open && <ArithmeticCard title={`“${open.nameZh}”怎么算的`} steps={open.steps} />}
    </>
  )
}

/** Null until both amounts make a bill. */
function wishOf(
  rest: Pick<EstimateWish, 'patientId' | 'care' | 'hospitalLevel' | 'cause'>,
  billed: string,
  basic: string,
): EstimateWish | null {
  const billedFen = typedYuan(billed)
  const basicInsuranceFen = typedYuan(basic === '' ? '0' : basic)
  if (rest.patientId === '' || !billedFen || basicInsuranceFen === null) return null
  return basicInsuranceFen > billedFen ? null : { ...rest, billedFen, basicInsuranceFen }
}
