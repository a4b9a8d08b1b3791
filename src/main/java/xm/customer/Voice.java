package xm.customer;

/** With what a chapter of a customer's story speaks: to the audience, and with moments to the chapter that takes them. */
public interface Voice extends Audience {
    /** Something that moves risk and rung. */
    void moment(Moment moment);
}
