import type { AgreementTemplate } from '#domain/contract/agreement-text'
import { type LocalDate, localDate } from '#domain/kernel/time'

/**
 * The agreement with which a county begins, and its notice. A later wording is another row of `agreement_text` with a
 * later day: what was signed stays as it was read.
 */
export const FIRST_AGREEMENT_TEXT: AgreementTemplate & { readonly validFrom: LocalDate } = {
  version: '2025-01',
  validFrom: localDate('2025-01-01'),
  title: '家庭医生签约服务协议（示例）',
  summary: [
    '{team}从 {startsOn} 到 {endsOn} 照看{resident}，签的是：{packages}。',
    '你自己付 {price}。到期不会自动续费，也不会悄悄续约。',
    '7 天内想退就退。以后也能退，没做的收费项目按比例退钱。',
    '约定的每一项做了都留记录，你看得到。没做却写成做了，可以点“没接受过这项服务”。',
    '急症请直接打 120。打电话、发消息都不能代替急救。',
  ],
  sections: [
    {
      heading: '谁和谁签',
      paragraphs: [
        '居民：{resident}，证件 {document}。签字人：{signer}。',
        '团队：{team}，属于{organization}，电话 {phone}。',
        '一个人同一时间只能和一个团队签约。不满 18 岁由监护人签。',
      ],
    },
    {
      heading: '团队做什么',
      paragraphs: [
        '按服务包里写的项目和次数，提供基本医疗、公共卫生和约定的健康管理。',
        '服务包：{packages}。每一项写明一年几次，没写次数的是随时可用的。',
        '需要转诊时帮助联系医院；家庭医生不能保证医院一定有号、有床。',
        '成员请假，会有人代班；成员离开，会告诉你，你可以换团队，不用理由，也不收钱。',
      ],
    },
    {
      heading: '你做什么',
      paragraphs: [
        '把过敏、长期用药和以前的病如实告诉团队；搬家、换电话说一声。',
        '约好的上门和体检去不了，提前说，好让给别人。',
        '不用交押金，也不用买任何药和保健品。',
      ],
    },
    {
      heading: '钱',
      paragraphs: [
        '你自己付 {price}，其余由医保和基本公共卫生经费承担，明细写在服务包里。',
        '收费项目做不了的，没做的部分退钱。金额按没做的次数折算；全是随时可用、不算次数的，按剩下的天数折算。四舍五入到分。',
      ],
    },
    {
      heading: '多久，怎么结束',
      paragraphs: [
        '从 {startsOn} 起，到 {endsOn} 止，最后一天也算；过了起始日才签好的，从签好那天算起，期限一样长。到期前 60 天、30 天、7 天会提醒。',
        '签后 7 天内可以无理由退。以后要退，随时能退；换团队一年一次，退了再签别的团队也算，搬家和团队解散不算。',
        '团队不能因为病重、年纪大或者提过意见就不签、不续。',
      ],
    },
    {
      heading: '资料怎么用',
      paragraphs: [
        '团队看健康档案，要你另外点头；每看一次都记下来，你能查到。',
        '网格员能不能看到你签没签约，也要你另外点头；他们看不到别的。',
        '姓名和证件加密保存，不做广告，不卖给别人。',
      ],
    },
    {
      heading: '有不同意见',
      paragraphs: [
        '先跟团队说。说不通，打{organization}的电话 {phone}，或在“我的团队”里提出，卫生健康局会看。',
        '协议有改动，会重新请你看、重新签；签过的这一份一直能打开、能下载。',
      ],
    },
    {
      heading: '告知书',
      paragraphs: [
        '家庭医生是社区的医生和护士，不是私人医生，也不是一天到晚都在线。下班以后会自动告诉你什么时候能回。',
        '消息里的建议不能代替当面看诊。出现抽搐、喘不上气、叫不醒、大出血，请立刻打 120。',
        '不签约也能看病、打疫苗、做体检，和签约的人一样。',
      ],
    },
  ],
}
